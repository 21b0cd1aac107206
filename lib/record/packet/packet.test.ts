import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesOf, check, course, filesIn, lesson, makeSample, read, type Sample, world } from '@/fixtures/packet'
import { db } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { checkPacket } from '@/lib/proof/verification/packet/packet'
import { checkFile as verifyFile } from '@/lib/record/certificate/check-file'
import { cohort, joined, learner } from '@/prisma/factories'
import type { PacketFile } from './content/file'
import { findPacket, listPackets } from './queries'
import { requestPacket } from './request-packet'
import { streamPacket } from './stream-packet'
import { zipOf } from './zip'

let sample: Sample
beforeAll(async () => {
  sample = await makeSample()
}, 60_000)
afterAll(() => rmSync(sample.folder, { recursive: true }))
const at = (file: string) => path.join(sample.folder, file)

describe('the packet of a cohort', () => {
  test('contains each person’s record, the course versions and the checker', () => {
    expect(readdirSync(sample.folder).sort()).toEqual(
      ['README.txt', 'check.mjs', 'index.html', 'keys.json', 'log', 'manifest.json', 'people'].concat([
        'thresholds.json',
        'verifier.html',
        'versions',
      ]),
    )
    const names = ['amendments', 'anomalies', 'attempts', 'attestations', 'certificates', 'encounters', 'log']
    const json = [...names, 'chain', 'outside-training', 'practice', 'record', 'time', 'transcript', 'versions'].map(
      (name) => `${name}.json`,
    )
    const issued = ['json', 'jwt', 'pdf'].map((kind) => `certificates/${sample.serial}.${kind}`)
    expect(readdirSync(at('people')).sort()).toEqual(['1-ana-okafor-b', '2'])
    expect(filesIn(at('people/1-ana-okafor-b'))).toEqual([...json, ...issued, 'index.html', 'transcript.pdf'].sort())
    const [version = ''] = readdirSync(at('versions'))
    expect(version).toBe(`${course.id}-${course.edition}-${course.hash.slice(0, 12)}`)
    const lessons = filesIn(at(`versions/${version}/lessons`))
    expect(lessons).toContain(`${lesson.id}.json`)
    expect(read(sample.folder, `versions/${version}/lessons/${lesson.id}.html`)).toMatch(
      /<meta charset="utf-8">[\s\S]*<main/,
    )
    expect(JSON.parse(read(sample.folder, `versions/${version}/law.json`))).toMatchObject({ lawAsOf: course.lawAsOf })
  })

  test('leaves out a run whose ending stays with the learner', () => {
    for (const file of ['encounters', 'log'])
      expect(read(sample.folder, `people/1-ana-okafor-b/${file}.json`)).not.toContain(sample.untoldRun)
  })

  test('agrees with an auditor’s own script', () => {
    const { said, status } = check(sample.folder)
    expect(said).toMatch(/Everything agrees\.\nThis check used keys\.json, which came with the packet/)
    expect(said).toMatch(
      / 2 people, \d+ attempts, \d+ beats, 1 certificates, 2 transcripts, \d+ entries, \d+ values, 0 stamps\./,
    )
    expect(said).toContain('Certificates as of this packet: 1 valid, 0 expired, 0 superseded, 0 revoked.')
    expect(status).toBe(0)
  })

  test('tells a reader what the person was shown and answered, for how long, why they passed, and under which law', () => {
    const page = read(sample.folder, 'people/1-ana-okafor-b/index.html')
    for (const part of [
      lesson.title,
      'Counted from Begin',
      'Passed. The rule at its start: 80% overall (provisional cut, no panel yet)',
      course.lawAsOf,
      'Read on paper',
    ])
      expect(page).toContain(part)
    expect(page).toMatch(/explained by Sample Person .*?: Read on paper; to-be-repeated by another organization, /)
    expect(page).not.toContain('<b>')
    expect(page).not.toContain('<script')
    expect(read(sample.folder, 'index.html')).toContain('people/1-ana-okafor-b/index.html')
  })

  test('has no reflection, password or address, and no reason of another organization or of an accommodation', () => {
    const holding = (words: string) =>
      filesIn(sample.folder).filter((file) => read(sample.folder, file).includes(words))
    expect(holding('A note of ours').length).toBeGreaterThan(1)
    const words = ['FOR-MYSELF-ALONE', 'NOT-OURS-TO-READ', '$argon2', '203.0.113.77', '@test.', 'WHY-MORE-TIME']
    for (const secret of [...words, sample.stranger.organizationName]) expect(holding(secret), secret).toEqual([])
  })

  test('is logged: who requested it, whose record was sent, and which manifest', async () => {
    const manifestHash = createHash('sha256')
      .update(readFileSync(at('manifest.json')))
      .digest('hex')
    expect(await findPacket(sample.coordinator, sample.packetId)).toMatchObject({
      people: 2,
      made: 2,
      manifestHash,
      about: 'Patrol',
    })
    const entries = await db.auditEvent.findMany({
      where: { object: `packet:${sample.packetId}` },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['packet.requested', null],
      ['packet.begun', null],
      ['packet.sent', sample.person.accountId],
      ['packet.sent', sample.beginner.accountId],
      ['packet.listed', null],
      ['packet.sent', null],
    ])
    const keys = [configuredIssuer()?.signer('credential').key.id, configuredIssuer()?.signer('pdf').key.id]
    expect(entries.at(-1)?.details).toMatchObject({ manifestHash, keys })
    // Keys were used before the download was aborted.
    expect(entries.at(2)?.details).toEqual({ keys })
  })
})

describe('the offline verifier', () => {
  const manifest = 'file list of an audit packet'
  const [issuer] = [configuredIssuer()].filter((one) => one !== null)
  const look = (bytes: Uint8Array<ArrayBuffer>) => {
    if (!issuer) throw new Error('there is no issuer')
    return checkPacket(new Blob([bytes]), { issuer, keysAsOf: world.now() })
  }
  async function packedAnew(change: (file: PacketFile) => PacketFile[]): Promise<Uint8Array<ArrayBuffer>> {
    const names = filesIn(sample.folder).sort((a, b) => Number(a === 'manifest.json') - Number(b === 'manifest.json'))
    async function* files() {
      for (const name of names) yield* change({ path: name, bytes: readFileSync(at(name)) })
    }
    return bytesOf(zipOf(files(), { at: world.now(), finished: async () => {} }))
  }

  /** Adds a file that the central directory omits; a program that reads from the start would unpack it. */
  function hidden(words: string): Buffer {
    const zip = Buffer.from(sample.zip)
    const list = zip.readUInt32LE(zip.length - 6)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    for (const at of [18, 22]) head.writeUInt32LE(words.length, at)
    head.writeUInt16LE(1, 26)
    const file = Buffer.concat([head, Buffer.from(`x${words}`)])
    zip.writeUInt32LE(list + file.length, zip.length - 6)
    return Buffer.concat([zip.subarray(0, list), file, zip.subarray(list)])
  }

  test('finds a packet genuine, with every file and log entry', async () => {
    const { seal, problems, counts, about } = await look(sample.zip)
    expect(await verifyFile(readFileSync(at('manifest.json')))).toMatchObject({ state: 'genuine', sealed: manifest })
    expect({ kind: seal.kind, problems, about }).toEqual({ kind: 'ours', problems: [], about: 'Patrol' })
    expect(counts).toMatchObject({ people: 2, certificates: 1, files: filesIn(sample.folder).length - 1 })
    expect(counts.entries).toBeGreaterThan(20)
  })

  test('finds a packet as sealed after a program packed it again with an entry for each folder', async () => {
    const withFolder = async (content: string) => {
      const whole = await packedAnew((file) =>
        file.path === 'index.html' ? [{ path: 'people:', bytes: Buffer.from(content) }, file] : [file],
      )
      return Uint8Array.from(
        Buffer.from(Buffer.from(whole).toString('latin1').replaceAll('people:', 'people/'), 'latin1'),
      )
    }
    expect((await look(await withFolder(''))).problems).toEqual([])
    expect((await look(await withFolder('more'))).problems).toEqual(['people/ is not in the manifest.'])
  })

  test('names a changed, missing, additional or truncated file, and a file that is no packet', async () => {
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
      'people/2/log.json is not the file in the manifest.',
      'people/2/log.json: 1 entries are not in the person’s chain.',
      'people/2/log.json: 1 of 2 entries about the person are left out.',
      expect.stringMatching(/^people\/2\/log.json: entry \d+ is not in the sealed log\.$/),
    ])
    const twice = await packedAnew((file) => (file.path === 'index.html' ? [file, file] : []))
    await expect(look(twice)).rejects.toThrow('two files named index.html')
    const first = Uint8Array.from(sample.zip)
    first.set(Buffer.from('P'), 30)
    await expect(look(first)).rejects.toThrow('damaged')
    const forged = await packedAnew((file) =>
      file.path === 'manifest.json'
        ? [{ ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString().replace('Patrol', 'Petrol')) }]
        : [file],
    )
    expect((await look(forged)).seal.kind).toBe('broken')
    await expect(look(sample.zip.slice(0, -30))).rejects.toThrow('damaged')
    for (const hiding of [hidden('before the list'), Buffer.concat([Buffer.from('MZ'), sample.zip])])
      await expect(look(Uint8Array.from(hiding))).rejects.toThrow('damaged')
    const other = await packedAnew((file) => (file.path === 'index.html' ? [file] : []))
    await expect(look(other)).rejects.toThrow('not an audit packet')
  })
})

describe('a packet request', () => {
  test('can be downloaded again after a broken connection stopped it', async () => {
    const { coordinator, person } = sample
    const id = await requestPacket(coordinator, { accountId: person.accountId }, world)
    const reader = (await streamPacket(coordinator, id, world)).getReader()
    await reader.read()
    await reader.cancel()
    expect(await findPacket(coordinator, id)).toMatchObject({ people: 1, made: 0, finishedAt: null })
    await bytesOf(await streamPacket(coordinator, id, world))
    expect(await findPacket(coordinator, id)).toMatchObject({ made: 1, finishedAt: world.now() })
    expect((await listPackets(coordinator, 1)).length).toBe(1)
  })

  test('is refused for another organization’s people, cohorts and packets, and for the coordinator', async () => {
    const { coordinator, stranger, beginner, cohortId, packetId } = sample
    const code = (await cohort(coordinator, 'Others', world)).code
    const missing = { code: 'not-found' }
    await expect(requestPacket(stranger, { accountId: beginner.accountId }, world)).rejects.toMatchObject(missing)
    await expect(requestPacket(stranger, { cohortId }, world)).rejects.toMatchObject(missing)
    await expect(findPacket(stranger, packetId)).rejects.toMatchObject(missing)
    await expect(streamPacket(stranger, packetId, world)).rejects.toMatchObject(missing)
    expect(await listPackets(stranger, 10)).toEqual([])
    const self = { accountId: coordinator.accountId }
    await expect(requestPacket(coordinator, self, world)).rejects.toMatchObject({ code: 'forbidden' })
    // A learner who left takes their record along.
    const leaver = await learner({}, world)
    await joined(leaver, code, world)
    const id = await requestPacket(coordinator, { accountId: leaver.accountId }, world)
    await db.membership.updateMany({ where: { accountId: leaver.accountId }, data: { endedAt: world.now() } })
    await expect(streamPacket(coordinator, id, world)).rejects.toMatchObject(missing)
  })
})
