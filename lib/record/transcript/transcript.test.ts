import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { checkFile } from '@/lib/record/certificate/check-file'
import { revoke } from '@/lib/record/certificate/revoke'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { buildTranscript } from './build'
import { contactHoursOf } from './certificates'
import type { CertificateEntry, Transcript } from './content'
import { downloadTranscript } from './download-transcript'
import { drawTranscript } from './draw'
import { transcriptLines } from './lines'
import { publishTranscript, sealTranscript } from './publish'

const [course] = (await loadCatalog()).courses as [Course]
const [lesson, unread] = lessonsOf(course) as [ReturnType<typeof lessonsOf>[0], ReturnType<typeof lessonsOf>[0]]
const world = stillWorld()
const khmer = 'សុខ វណ្ណារិទ្ធ'

let person: Learner
let coordinator: Coordinator
let colleague: Learner
let serial: string
let transcript: Transcript

/** A person with every kind of record, written as rows. */
beforeAll(async () => {
  const made = await organization(undefined, { name: 'Dana Chief' }, world)
  coordinator = made.coordinator
  const { code } = await cohort(coordinator, 'Patrol', world)
  person = await learner({ name: khmer }, world)
  colleague = await learner({}, world)
  await joined(person, code, world)
  await joined(colleague, code, world)
  world.pass(60)
  serial = await certified(person, course, world)
  world.pass(60)
  const at = world.now()
  const { accountId } = person
  const amended = { accountId, organizationId: coordinator.organizationId, id: world.id() }
  const by = coordinator.accountId
  const enrollment = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const waiver = { ...amended, unitId: unread.id, reason: 'Read on paper\nin 2025 🦞', waivedAt: at, waivedById: by }
  await db.waiver.create({ data: waiver })
  const extension = { ...amended, enrollmentId: enrollment.id, dueOn: new Date('2027-01-31'), reason: 'Leave' }
  await db.extension.create({ data: { ...extension, extendedAt: at, extendedById: by } })
  await db.annotation.create({
    data: { ...amended, text: 'سمير saw the original', annotatedAt: at, annotatedById: null },
  })
  const theirs = (await organization(undefined, { name: 'Eve Elsewhere' }, world)).coordinator
  const another = { accountId, organizationId: theirs.organizationId, id: world.id() }
  const note = { text: 'NOT-OURS', annotatedAt: new Date(at.getTime() + 1), annotatedById: theirs.accountId }
  await db.annotation.create({ data: { ...another, ...note } })
  const theirReset = { ...another, id: world.id(), unitId: unread.id, reason: 'NOT-OURS', resetAt: at }
  await db.reset.create({ data: { ...theirReset, resetById: theirs.accountId } })
  const view = { id: world.id(), accountId, courseId: course.id, unitId: lesson.id, page: 'lesson', viewedAt: at }
  await db.pageView.create({ data: view })
  const beat = { accountId, viewId: view.id, kind: 'beat', at, capMs: 90_000, creditMs: 90_000 } as const
  await db.beat.create({ data: { ...beat, ordinal: 100_000 } })
  transcript = await buildTranscript(person, person, world)
})

describe('a transcript', () => {
  test('lists everything done, with the date, the course version and the law', () => {
    const unitsDone = transcript.units.filter(
      ({ completions, attempts, encounters }) => completions.length + attempts.length + encounters.length > 0,
    )
    expect(unitsDone.length).toBeGreaterThan(5)
    const version = { hash: course.hash, edition: course.edition, lawAsOf: course.lawAsOf }
    expect(transcript).toMatchObject({
      type: 'Transcript',
      madeAt: world.now().toISOString(),
      issuer: { id: configuredIssuer()?.did },
      learner: { accountId: person.accountId, name: khmer },
      organizations: [{ name: coordinator.organizationName, role: 'learner', endedAt: null }],
      enrollments: [{ courseId: course.id, course: course.title, kind: 'course', version, endedAt: null }],
      certificates: [{ serial, courseId: course.id, name: khmer, state: 'valid', lawAsOf: course.lawAsOf }],
    })
    expect(transcript.learner.names).toContainEqual(expect.objectContaining({ name: khmer, given: 'confirmed' }))
    const final = transcript.units.flatMap(({ attempts }) => attempts.filter(({ role }) => role === 'final'))
    expect(final).toMatchObject([{ ordinal: 1, passed: true, endedBy: 'learner', version }])
    expect(final[0]?.scaled).toBeCloseTo((final[0]?.raw ?? 0) / (final[0]?.max ?? 1), 3)
    const pretests = transcript.units.flatMap(({ attempts }) => attempts.filter(({ role }) => role === 'pretest'))
    expect(pretests.every(({ passed }) => passed === null)).toBe(true)
    expect(transcript.contactHours.total).toBe(transcript.certificates[0]?.hours)
  })

  test('names who amended it, in what role and why, and shows active time', () => {
    const who = { by: 'Dana Chief', role: 'coordinator', organization: coordinator.organizationName }
    const unit = (id: string) => transcript.units.find((one) => one.id === id)
    expect(unit(unread.id)?.waivers).toMatchObject([
      { ...who, reason: expect.stringContaining('on paper'), endedAt: null },
    ])
    expect(unit(lesson.id)?.activeMinutes).toBeGreaterThanOrEqual(1.5)
    expect(transcript.enrollments[0]?.extensions).toMatchObject([{ ...who, dueOn: '2027-01-31', reason: 'Leave' }])
    expect(transcript.annotations).toMatchObject([
      { by: null, role: 'operator', text: 'سمير saw the original' },
      { by: 'Eve Elsewhere', text: 'NOT-OURS' },
    ])
  })

  test('prints waived units, and marks work before a reset as no longer counted', () => {
    const printed = (units = transcript.units) =>
      transcriptLines({ ...transcript, units, timeZone: 'UTC' }).units.map((row) => row.slice(0, 3))
    expect(printed().find(([title]) => title === unread.title)?.[1]).toMatch(/^Read .* \(no longer counts\); Waived /)
    const taken = transcript.units.find(({ attempts }) => attempts.some(({ role }) => role === 'final'))
    if (!taken) throw new Error('no final was taken')
    const reset = {
      by: null,
      role: 'operator',
      organization: null,
      at: world.now().toISOString(),
      reason: 'Asked',
    } as const
    expect(printed([{ ...taken, resets: [reset] }])).toEqual([
      [
        taken.title,
        expect.stringMatching(/, attested \(no longer counts\)$/),
        expect.stringMatching(/, passed \(no longer counts\)$/),
      ],
    ])
  })

  test('contains no answers, no other accounts and no address', () => {
    const text = JSON.stringify(transcript)
    for (const word of ['response', 'confidence', 'reflection', 'accommodation', 'anomal', '@']) {
      expect(text.toLowerCase()).not.toContain(word)
    }
    expect(text).not.toContain(coordinator.accountId)
    expect(text).not.toContain(colleague.accountId)
  })

  test('is byte-identical for the same moment and differs later', async () => {
    const text = await sealTranscript(transcript, world)
    expect(await sealTranscript(await buildTranscript(person, person, world), world)).toBe(text)
    const later = stillWorld('2027-01-01T00:00:00Z')
    expect(await sealTranscript(await buildTranscript(person, person, later), later)).not.toBe(text)
  })

  test('exists for a learner who did nothing yet', async () => {
    const empty = await buildTranscript(colleague, colleague, world)
    expect(empty).toMatchObject({ enrollments: [], units: [], certificates: [], contactHours: { total: 0 } })
    expect((await publishTranscript(empty, world)).pdf.length).toBeGreaterThan(10_000)
  })

  test('counts hours of valid certificates only, and a renewed course once', () => {
    const of = (courseId: string, hours: number, state: CertificateEntry['state']) =>
      ({ courseId, hours, state }) as CertificateEntry
    const all = [of('a', 3, 'valid'), of('a', 2.5, 'valid'), of('b', 1.25, 'valid'), of('c', 8, 'expired')]
    expect(contactHoursOf([...all, of('b', 4, 'revoked')]).total).toBe(3.75)
  })
})

describe('the files of a transcript', () => {
  test('are genuine to /verify, and altered after any change', async () => {
    const { pdf, json } = await publishTranscript(transcript, world)
    const verdict = { state: 'genuine', sealed: 'transcript', facts: { name: khmer }, proven: true }
    expect(await checkFile(Buffer.from(json))).toMatchObject({ ...verdict, form: 'json' })
    expect(await checkFile(pdf)).toMatchObject({ ...verdict, form: 'pdf' })
    expect(await checkFile(Buffer.from(json.replace('"total": ', '"total": 1')))).toMatchObject({ state: 'altered' })
    for (const place of [500, Math.floor(pdf.length / 3)]) {
      const changed = Uint8Array.from(pdf).with(place, (pdf[place] ?? 0) ^ 1)
      expect(await checkFile(changed)).toMatchObject({ state: 'altered', facts: null })
    }
    const added = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<< >>\nendobj\n')])
    expect((await checkFile(added)).reason).toContain('The transcript inside is genuine, but the page around it')
    const page = drawTranscript(transcript, { json, signedBy: null })
    expect((await checkFile(page)).reason).toContain('The transcript inside is genuine, but the page around it')
    const other = drawTranscript(transcript, { json: json.replace('"total": ', '"total": 1'), signedBy: null })
    expect(await checkFile(other)).toMatchObject({ state: 'altered' })
    const unsealed = drawTranscript(transcript, { json: JSON.stringify({ type: 'Transcript' }), signedBy: null })
    expect(await checkFile(unsealed)).toMatchObject({ state: 'not-issued', facts: null })
  })

  const atHand = (tool: string) => spawnSync(tool, ['--version']).error === undefined
  test.runIf(['pdfsig', 'qpdf', 'pdfinfo', 'pdfdetach'].every(atHand))(
    'others’ tools find the PDF signed whole, tagged, without a fault, of several pages with the text inside',
    async () => {
      const { pdf, json } = await publishTranscript({ ...transcript, demonstration: true }, world)
      const folder = mkdtempSync(path.join(tmpdir(), 'transcript-'))
      const file = path.join(folder, 'transcript.pdf')
      const inside = path.join(folder, 'inside.json')
      writeFileSync(file, pdf)
      const said = (tool: string, ...options: string[]) => {
        const { stdout, stderr } = spawnSync(tool, options, { encoding: 'utf8' })
        return stdout + stderr
      }
      try {
        expect(said('pdfsig', file)).toMatch(/Total document signed[\s\S]*Signature is Valid/)
        expect(said('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
        const info = said('pdfinfo', file)
        expect(info).toMatch(/Tagged: +yes/)
        expect(Number(/Pages: +(\d+)/.exec(info)?.[1])).toBeGreaterThan(1)
        const structure = said('pdfinfo', '-struct-text', file)
        expect(structure).toContain(serial)
        expect(structure).toContain('Dana Chief')
        expect(structure).toContain('Demonstration only')
        said('pdfdetach', '-save', '1', '-o', inside, file)
        expect(readFileSync(inside, 'utf8')).toBe(json)
        expect(await checkFile(pdf)).toMatchObject({ title: 'Demonstration: this transcript is genuine' })
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})

describe('a transcript download', () => {
  test('is allowed for the learner and their coordinator, and logs the hash and the keys', async () => {
    const { accountId } = person
    const own = await downloadTranscript(person, { accountId, format: 'json' }, world)
    const { bytes } = await downloadTranscript(coordinator, { accountId, format: 'pdf' }, world)
    const { bytes: text } = await downloadTranscript(coordinator, { accountId, format: 'json' }, world)
    for (const hidden of ['NOT-OURS', 'Eve']) expect(Buffer.from(text).toString()).not.toContain(hidden)
    expect(Buffer.from(text).toString()).toContain('on paper')
    expect(Buffer.from(own.bytes).toString()).toBe(await sealTranscript(transcript, world))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const issuer = configuredIssuer()
    const keys = [issuer?.signer('credential').key.id, issuer?.signer('pdf').key.id]
    const where = { subjectId: accountId, action: 'transcript.downloaded' }
    expect(await db.auditEvent.findMany({ where, orderBy: { id: 'asc' } })).toMatchObject([
      { actorRole: 'learner', actorId: accountId, details: { format: 'json', sha256: own.sha256, keys: [keys[0]] } },
      { actorRole: 'coordinator', actorId: coordinator.accountId, details: { format: 'pdf', sha256: hash, keys } },
      { actorRole: 'coordinator', actorId: coordinator.accountId, details: { format: 'json', keys: [keys[0]] } },
    ])
  })

  test('is refused to a colleague, another organization’s coordinator, and a coordinator asking about themselves', async () => {
    const { accountId } = person
    const notThere = { code: 'not-found' }
    await expect(downloadTranscript(colleague, { accountId, format: 'json' })).rejects.toMatchObject(notThere)
    const { coordinator: elsewhere } = await organization()
    await expect(downloadTranscript(elsewhere, { accountId, format: 'json' })).rejects.toMatchObject(notThere)
    const self = downloadTranscript(coordinator, { accountId: coordinator.accountId, format: 'json' })
    await expect(self).rejects.toMatchObject({ code: 'forbidden' })
    const where = { subjectId: accountId, action: 'transcript.downloaded', actorId: elsewhere.accountId }
    expect(await db.auditEvent.count({ where })).toBe(0)
  })

  test('gives dates in the reader’s time zone, and those of a certificate in its own', async () => {
    const at = '2027-03-02T05:30:00.000Z'
    const certificates = transcript.certificates.map((one) => ({ ...one, completedAt: at }))
    const organizations = [{ name: 'Agency', role: 'learner' as const, startedAt: at, endedAt: null }]
    const linesIn = (timeZone: string) => transcriptLines({ ...transcript, certificates, organizations, timeZone })
    expect(linesIn('America/Chicago').organizations).toEqual([['Agency', 'Learner', 'March 1, 2027', '']])
    expect(linesIn('America/New_York').organizations).toEqual([['Agency', 'Learner', 'March 2, 2027', '']])
    for (const timeZone of ['America/Chicago', 'America/New_York']) {
      expect(linesIn(timeZone).certificates[0]?.[3]).toBe('March 2, 2027')
    }
    const pacific = { ...person, timeZone: 'America/Los_Angeles' }
    const { bytes } = await downloadTranscript(pacific, { accountId: person.accountId, format: 'json' }, world)
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      timeZone: 'America/Los_Angeles',
      certificates: [{ timeZone: 'America/New_York' }],
    })
  })

  test('shows a certificate revoked since as revoked, without its hours', async () => {
    await revoke(operator, { serial, reason: 'a test' }, world)
    const now = await buildTranscript(person, person, world)
    expect(now.certificates).toMatchObject([{ serial, state: 'revoked', since: world.now().toISOString() }])
    expect(now.contactHours.total).toBe(0)
  })
})
