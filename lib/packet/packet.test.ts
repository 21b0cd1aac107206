import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Coordinator, Learner } from '@/lib/account/actor'
import { recordSignInFailure } from '@/lib/account/record-sign-in-failure'
import { check as verifyFile } from '@/lib/certificate/check'
import { loadCatalog } from '@/lib/course/load'
import type { Course } from '@/lib/course/schema'
import { configuredIssuer } from '@/lib/issuer/issuer'
import { db } from '@/lib/platform/db'
import { beat } from '@/lib/time/beat'
import { openView } from '@/lib/time/open-view'
import { checkPacket } from '@/lib/verification/packet'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { bundleVerifier } from '@/scripts/steps.mjs'
import type { PacketFile } from './file'
import { findPacket, listPackets } from './queries'
import { request } from './request'
import { streamPacket } from './stream-packet'
import { zipOf } from './zip'

const [course] = (await loadCatalog()).courses as [Course]
const [lesson] = lessonsOf(course) as [ReturnType<typeof lessonsOf>[0]]
const world = stillWorld('2026-11-25T12:00:00Z')

let coordinator: Coordinator
let stranger: Coordinator
let person: Learner
let beginner: Learner
let serial: string
let cohortId: string
let packetId: string
let folder: string
let zip: Uint8Array<ArrayBuffer>

/** One person of whom there is everything, another of whom there is nothing, and somebody of another organization. */
beforeAll(async () => {
  await bundleVerifier()
  coordinator = (await organization(undefined, {}, world)).coordinator
  stranger = (await organization(undefined, {}, world)).coordinator
  const made = await cohort(coordinator, 'Patrol', world)
  cohortId = made.cohortId
  person = await learner({ name: 'Ána Okafor <b>' }, world)
  beginner = await learner({ name: 'ស្រី' }, world)
  for (const one of [person, beginner]) await joined(one, made.code, world)
  await enrolled(person, course, world)
  await readFor(person, 3)
  serial = await certified(person, course, world)
  await noted(person.accountId)
  world.pass(1440)
  packetId = await request(coordinator, { cohortId }, world)
  folder = mkdtempSync(path.join(tmpdir(), 'packet-'))
  zip = await bytesOf(await streamPacket(coordinator, packetId, world))
  await unpack(zip)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function readFor(reader: Learner, minutes: number): Promise<void> {
  const place = { courseId: course.id, unitId: lesson.id, sessionId: 'a-sign-in' }
  const opened = await openView(reader, { ...place, page: 'lesson' }, world)
  if (!opened.ok) throw new Error(opened.reason)
  for (let passed = 0; passed < minutes; passed += 1) {
    world.pass(0.3)
    await beat(reader, { token: opened.token, ...place }, world)
  }
}

/** What other areas write, as rows. */
async function noted(accountId: string): Promise<void> {
  const at = world.now()
  const anomaly = { id: world.id(), accountId, kind: 'short-lesson', object: `lesson_completion:${world.id()}` }
  const facts = { activeMs: 1000, minimumMs: 60_000, version: 1 }
  await db.anomaly.create({ data: { ...anomaly, unitId: lesson.id, facts, happenedAt: at, noticedAt: at } })
  const disposition = { id: world.id(), anomalyId: anomaly.id, outcome: 'explained', disposedAt: at }
  const [ours, theirs] = [coordinator, stranger].map(({ organizationId, accountId: by }) => ({ organizationId, by }))
  const by = { organizationId: ours?.organizationId ?? '', disposedById: ours?.by ?? '' }
  await db.anomalyDisposition.create({ data: { ...disposition, ...by, reason: 'Read on paper' } })
  for (const one of [ours, theirs]) {
    const note = { id: world.id(), accountId, organizationId: one?.organizationId ?? '', annotatedById: one?.by ?? '' }
    const text = one === ours ? 'A note of ours' : 'NOT-OURS-TO-READ'
    await db.annotation.create({ data: { ...note, text, annotatedAt: at } })
  }
  const reset = { id: world.id(), accountId, unitId: 'another', organizationId: theirs?.organizationId ?? '' }
  await db.reset.create({ data: { ...reset, reason: 'NOT-OURS-TO-READ', resetAt: at, resetById: theirs?.by ?? '' } })
  const accommodation = { id: world.id(), accountId, organizationId: ours?.organizationId ?? '', timeFactor: 1.5 }
  const granted = { ...accommodation, extraAttempts: 0, reason: 'WHY-MORE-TIME', grantedAt: at }
  await db.accommodation.create({ data: granted })
  const address = '203.0.113.77'
  await recordSignInFailure({ accountId, email: '', address, reason: 'no-match' }, at)
  const { courseVersionId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  // Where the app was built, its own pages are kept already.
  const page = { courseVersionId, unitId: lesson.id, html: '<main>As sent ✓</main>' }
  await db.deliveredPage.createMany({ data: [page], skipDuplicates: true })
  const walk = await db.walk.findFirst({ where: { accountId } })
  if (walk) await db.reflection.create({ data: { walkId: walk.id, text: 'FOR-MYSELF-ALONE', keptAt: at } })
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

async function unpack(packet: Uint8Array): Promise<void> {
  for (const entry of await new ZipReader(new Uint8ArrayReader(packet)).getEntries()) {
    if (entry.directory) continue
    mkdirSync(path.dirname(path.join(folder, entry.filename)), { recursive: true })
    writeFileSync(path.join(folder, entry.filename), await entry.getData(new Uint8ArrayWriter()))
  }
}

/** As an auditor runs it: in the folder, and with nothing installed. */
function check() {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['check.mjs'], { cwd: folder, encoding: 'utf8' })
  return { said: stdout + stderr, status }
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const at = (file: string) => path.join(folder, file)
const read = (file: string) => readFileSync(at(file), 'utf8')
const filesIn = (within: string) =>
  readdirSync(at(within), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(at(within), path.join(one.parentPath, one.name)))
    .sort()

describe('the packet of a cohort', () => {
  test('holds each person’s record, what they were taught from, and how to check it', () => {
    expect(readdirSync(folder).sort()).toEqual(
      ['README.txt', 'check.mjs', 'encounters', 'index.html', 'keys.json', 'log', 'manifest.json', 'people'].concat([
        'thresholds.json',
        'verifier.html',
        'versions',
      ]),
    )
    const names = ['amendments', 'anomalies', 'attempts', 'attestations', 'certificates', 'encounters', 'log']
    const json = [...names, 'practice', 'record', 'time', 'transcript', 'versions'].map((name) => `${name}.json`)
    const issued = ['json', 'jwt', 'pdf'].map((kind) => `certificates/${serial}.${kind}`)
    expect(readdirSync(at('people')).sort()).toEqual(['1-ana-okafor-b', '2'])
    expect(filesIn('people/1-ana-okafor-b')).toEqual([...json, ...issued, 'index.html', 'transcript.pdf'].sort())
    const [version = ''] = readdirSync(at('versions'))
    expect(version).toBe(`${course.id}-${course.edition}-${course.hash.slice(0, 12)}`)
    const lessons = filesIn(`versions/${version}/lessons`)
    expect(lessons).toContain(`${lesson.id}.json`)
    expect(read(`versions/${version}/lessons/${lesson.id}.html`)).toMatch(/<meta charset="utf-8">[\s\S]*<main/)
    expect(JSON.parse(read(`versions/${version}/law.json`))).toMatchObject({ lawAsOf: course.lawAsOf })
  })

  test('agrees with itself, as an auditor’s own script rebuilds it', () => {
    const { said, status } = check()
    expect(said).toMatch(/All agrees\.\nThis was by the keys in keys\.json, which came with the packet/)
    expect(said).toMatch(/ 2 people, \d+ attempts, 3 beats, 1 certificates, 2 transcripts, \d+ entries, \d+ values\./)
    expect(said).toContain('Certificates as of this packet: 1 valid, 0 expired, 0 superseded, 0 revoked.')
    expect(status).toBe(0)
  })

  test('tells a reader what they were shown, for how long, what they answered, why they passed, under which law', () => {
    const page = read('people/1-ana-okafor-b/index.html')
    for (const part of [lesson.title, '54 s', 'Passed. The rule at its start: 80 %', course.lawAsOf, 'Read on paper'])
      expect(page).toContain(part)
    expect(page).not.toContain('<b>')
    expect(page).not.toContain('<script')
    expect(read('index.html')).toContain('people/1-ana-okafor-b/index.html')
  })

  test('has no reflection, password or address, no reason of another organization and none of an accommodation', () => {
    const holding = (words: string) => filesIn('.').filter((file) => read(file).includes(words))
    expect(holding('A note of ours').length).toBeGreaterThan(1)
    for (const secret of ['FOR-MYSELF-ALONE', 'NOT-OURS-TO-READ', '$argon2', '203.0.113.77', '@test.', 'WHY-MORE-TIME'])
      expect(holding(secret), secret).toEqual([])
  })

  test('is on record: who asked, whose record was sent, and which manifest', async () => {
    const manifestHash = sha256(readFileSync(at('manifest.json')))
    expect(await findPacket(coordinator, packetId)).toMatchObject({ people: 2, made: 2, manifestHash, about: 'Patrol' })
    const entries = await db.auditEvent.findMany({ where: { object: `packet:${packetId}` }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['packet.requested', null],
      ['packet.sent', person.accountId],
      ['packet.sent', beginner.accountId],
      ['packet.sent', null],
    ])
    expect(entries.at(-1)?.details).toMatchObject({
      manifestHash,
      keys: [configuredIssuer()?.signer('credential').key.id, configuredIssuer()?.signer('pdf').key.id],
    })
  })
})

describe('what was changed is named', () => {
  const own = 'people/1-ana-okafor-b'
  const pdf = () => `${own}/certificates/${serial}.pdf`
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any kind is changed here.
  type Changed = [file: string, change: (value: any) => void, ...said: RegExp[]]
  const first: Changed[] = [
    [
      `${own}/attempts.json`,
      (attempts) => {
        for (const { response } of attempts[0].items) response.value = []
        attempts[1].items[0].item.stem += ' '
        attempts[2].passRule.masteryScore = 1
      },
      /attempt 1 at \S+: raw is 0 by its responses, and [1-9]\d* on record/,
      /item 1 is not the one whose hash was kept/,
      /passed is false by its responses, and true on record/,
    ],
    [
      `${own}/time.json`,
      ({ beats, views }) => {
        beats[1].creditMs += 1
        views.at(-1).unitId = 'x'
      },
      /beat 2 counts 18001 ms on record, and 18000 by the clock/,
      /active time by unit is not the sum of its beats/,
    ],
    [
      `${own}/record.json`,
      ({ completions }) => {
        const [most, first, second] = [...completions].sort((a, b) => b.activeMs - a.activeMs)
        most.activeMs = 0
        first.activeMs = 60_000
        second.completedAt = '2026-11-25T11:00:00.000Z'
      },
      /lesson \S+ was marked as read after 0 ms on record, and 54001 by its beats/,
      /lesson \S+ was marked as read after 60000 ms on record, and 0 by its beats/,
      /lesson \S+ was marked as read after 60000 ms on record, and 0 as logged/,
      /the log has no entry for lesson \S+, read 2026-11-25T11/,
    ],
    [
      `${own}/certificates.json`,
      ({ certificates: [one] }) =>
        Object.assign(one, { hours: '40', expiresAt: '2040-01-01T00:00:00.000Z', revocation: { revokedAt: '2026' } }),
      /\.jwt is valid until \S+, and 2040-01-01T00:00:00 on record/,
      /\.jwt has [\d.]+ hours, and 40 on record/,
      /certificate NL-\S+ is revoked by the record, and valid in the transcript/,
      /certificate NL-\S+ ends 2040\S+ on record, and \S+ in the transcript/,
      /certificate NL-\S+ has 40 hours on record, and [\d.]+ in the transcript/,
      /Certificates as of this packet: 0 valid, 0 expired, 0 superseded, 1 revoked/,
    ],
    [
      `${own}/log.json`,
      (log) => {
        log[0].entry.actorRole = 'learner '
        const [value] = log.flatMap((one: { values: object }) => Object.values(one.values))
        value.value += ' '
      },
      /entry \d+ \(account.registered\) is not in the log as it stands here/,
      /: \w+ is not what was written/,
    ],
    [
      'log/checkpoints.jsonl',
      (one) => Object.assign(one, { madeAt: '2026' }),
      /the checkpoint at \d+ is not as it was sealed/,
    ],
    [
      `${own}/transcript.json`,
      ({ learner: one }) => Object.assign(one, { name: 'Eva' }),
      /transcript.json is not as it was sealed/,
    ],
    [
      `${own}/certificates/*.json`,
      (one) => Object.assign(one, { name: 'Eva' }),
      /\.json and its JWT say different things/,
    ],
  ]
  const second: Changed[] = [
    [
      `${own}/attempts.json`,
      (attempts) => {
        const [{ id, unitId, result }] = attempts
        result.raw -= 1
        attempts.push({ ...attempts[0], id: `${id}-3`, unitId, ordinal: 3 })
        attempts.splice(1, 1)
        // It was wrong, and is not right now.
        attempts[1].items[0].response.value = []
      },
      /the responses of attempt \S+ were changed since/,
      /the result of attempt \S+ is not the one that was logged/,
      /the log has attempt:\S+ \(attempt\.started\), and the record has not/,
      /the attempts at \S+ are numbered 1, 3, so that one is missing/,
    ],
    [`${own}/time.json`, ({ beats }) => beats.splice(0, 1), /beat 2 stands where beat 1 should/],
    [
      `${own}/log.json`,
      (log) =>
        log.splice(
          log.findIndex(({ entry }: { entry: { action: string } }) => entry.action === 'certificate.issued'),
          1,
        ),
      /the log has no entry for certificate NL-/,
    ],
  ]

  /** Changes files and their hashes in the manifest, as somebody would who knows how; and puts all of it back. */
  function forged(changes: Changed[], also: () => void) {
    const kept = new Map(filesIn('.').map((file) => [file, readFileSync(at(file))]))
    for (const [pattern, change] of changes) {
      const file = pattern.replace('*', serial)
      const [line = '', ...more] = file.endsWith('.jsonl') ? read(file).split('\n') : [read(file)]
      const value = JSON.parse(line)
      change(value)
      replace(file, Buffer.from([JSON.stringify(value), ...more].join('\n')))
    }
    also()
    const outcome = check()
    for (const file of filesIn('.')) if (!kept.has(file)) rmSync(at(file))
    for (const [file, bytes] of kept) writeFileSync(at(file), bytes)
    for (const [, , ...sentences] of changes) for (const said of sentences) expect(outcome.said).toMatch(said)
    expect(outcome.said).toContain('manifest.json is not as it was sealed')
    expect(outcome.status).toBe(1)
    return outcome.said
  }
  function replace(file: string, bytes: Uint8Array): void {
    writeFileSync(at(file), bytes)
    const manifest = JSON.parse(read('manifest.json'))
    const listed = manifest.files.find((one: { path: string }) => one.path === file)
    Object.assign(listed, { size: bytes.length, sha256: sha256(bytes) })
    writeFileSync(at('manifest.json'), JSON.stringify(manifest))
  }
  const flipped = (file: string) =>
    Uint8Array.from(readFileSync(at(file)), (byte, index) => (index === 2000 ? byte ^ 1 : byte))

  test('responses, keys, rules, beats, views, entries, values, checkpoints, transcripts, certificates', () => {
    const said = forged(first, () => replace(pdf(), flipped(pdf())))
    expect(said).toContain(`${pdf()} is not the PDF that was issued`)
    expect(said).not.toContain('that the manifest names')
  })

  test('results, what was taken out or put in, and a bit that was changed behind the manifest', () => {
    const said = forged(second, () => {
      writeFileSync(at('people/one-more.txt'), '')
      writeFileSync(at('.DS_Store'), '')
      rmSync(at('thresholds.json'))
      writeFileSync(at(pdf()), flipped(pdf()))
    })
    expect(said).toContain('people/one-more.txt is not in the manifest')
    expect(said).not.toContain('.DS_Store')
    expect(said).toContain('thresholds.json is missing')
    expect(said).toContain(`${pdf()} is not the file that the manifest names`)
  })

  test('a folder without a packet is said to be none', () => {
    const { stderr, status } = spawnSync(process.execPath, [at('check.mjs'), at('people')], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, expect.stringContaining('There is no manifest.json')])
  })
})

describe('as the offline verifier reads it', () => {
  const manifest = 'list of the files of an audit packet'
  const [issuer] = [configuredIssuer()].filter((one) => one !== null)
  const look = (bytes: Uint8Array<ArrayBuffer>) => {
    if (!issuer) throw new Error('there is no issuer')
    return checkPacket(new Blob([bytes]), { issuer, keysAsOf: world.now() })
  }
  /** The same files, some of them changed. */
  async function packedAnew(change: (file: PacketFile) => PacketFile[]): Promise<Uint8Array<ArrayBuffer>> {
    const names = filesIn('.').sort((a, b) => Number(a === 'manifest.json') - Number(b === 'manifest.json'))
    async function* files() {
      for (const name of names) yield* change({ path: name, bytes: readFileSync(at(name)) })
    }
    return bytesOf(zipOf(files(), { at: world.now(), finished: async () => {} }))
  }

  test('it is ours, with every file and every entry of the log', async () => {
    const { seal, problems, counts, about } = await look(zip)
    expect(await verifyFile(readFileSync(at('manifest.json')))).toMatchObject({ state: 'genuine', sealed: manifest })
    expect({ kind: seal.kind, problems, about }).toEqual({ kind: 'ours', problems: [], about: 'Patrol' })
    expect(counts).toMatchObject({ people: 2, certificates: 1, files: filesIn('.').length - 1 })
    expect(counts.entries).toBeGreaterThan(20)
  })

  test('what is changed, missing, too much, cut off or something else is named', async () => {
    const changed = await packedAnew((file) => {
      if (file.path === 'keys.json') return []
      if (file.path !== 'people/2/log.json') return [file]
      const text = Buffer.from(file.bytes).toString().replace('account.registered', 'account.closed')
      return [
        { ...file, bytes: Buffer.from(text) },
        { path: 'more.txt', bytes: Buffer.from('') },
      ]
    })
    const { seal, problems } = await look(changed)
    expect(seal.kind).toBe('ours')
    expect(problems.sort()).toEqual([
      'keys.json is missing.',
      'more.txt is not in the manifest.',
      'people/2/log.json is not the file that the manifest names.',
      expect.stringMatching(/^people\/2\/log.json: entry \d+ is not in the log as it was sealed\.$/),
    ])
    const twice = await packedAnew((file) => (file.path === 'index.html' ? [file, file] : []))
    await expect(look(twice)).rejects.toThrow('two files named index.html')
    const first = Uint8Array.from(zip)
    first.set(Buffer.from('P'), 30)
    await expect(look(first)).rejects.toThrow('damaged')
    const forged = await packedAnew((file) =>
      file.path === 'manifest.json'
        ? [{ ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString().replace('Patrol', 'Petrol')) }]
        : [file],
    )
    expect((await look(forged)).seal.kind).toBe('broken')
    await expect(look(zip.slice(0, -30))).rejects.toThrow('damaged')
    const other = await packedAnew((file) => (file.path === 'index.html' ? [file] : []))
    await expect(look(other)).rejects.toThrow('no audit packet')
  })
})

describe('who breaks off, and who may not ask', () => {
  test('a broken connection stops the work, and it can be asked for again', async () => {
    const id = await request(coordinator, { accountId: person.accountId }, world)
    const reader = (await streamPacket(coordinator, id, world)).getReader()
    await reader.read()
    await reader.cancel()
    expect(await findPacket(coordinator, id)).toMatchObject({ people: 1, made: 0, finishedAt: null })
    await bytesOf(await streamPacket(coordinator, id, world))
    expect(await findPacket(coordinator, id)).toMatchObject({ made: 1, finishedAt: world.now() })
    expect((await listPackets(coordinator, 1)).length).toBe(1)
  })

  test('another organization’s people, cohorts and packets are not found, and nobody asks about themselves', async () => {
    const code = (await cohort(coordinator, 'Others', world)).code
    const missing = { code: 'not-found' }
    await expect(request(stranger, { accountId: person.accountId }, world)).rejects.toMatchObject(missing)
    await expect(request(stranger, { cohortId }, world)).rejects.toMatchObject(missing)
    await expect(findPacket(stranger, packetId)).rejects.toMatchObject(missing)
    await expect(streamPacket(stranger, packetId, world)).rejects.toMatchObject(missing)
    expect(await listPackets(stranger, 10)).toEqual([])
    const self = { accountId: coordinator.accountId }
    await expect(request(coordinator, self, world)).rejects.toMatchObject({ code: 'forbidden' })
    // Whoever left has taken their record with them.
    const leaver = await learner({}, world)
    await joined(leaver, code, world)
    const id = await request(coordinator, { accountId: leaver.accountId }, world)
    await db.membership.updateMany({ where: { accountId: leaver.accountId }, data: { endedAt: world.now() } })
    await expect(streamPacket(coordinator, id, world)).rejects.toMatchObject(missing)
  })
})
