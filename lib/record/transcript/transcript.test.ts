import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { withWholeRecord } from '@/fixtures/whole-record'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { checkFile } from '@/lib/record/certificate/check-file'
import { stillWorld } from '@/prisma/factories'
import { buildTranscript } from './build'
import { contactHoursOf } from './certificates'
import type { CertificateEntry } from './content'
import { drawTranscript } from './draw'
import { transcriptLines } from './lines'
import { publishTranscript, sealTranscript } from './publish'

const world = stillWorld()
const khmer = 'សុខ វណ្ណារិទ្ធ'
const { course, lesson, unread, person, coordinator, colleague, serial, transcript } = await withWholeRecord(
  world,
  khmer,
)

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
