import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, filesIn, makeSample, read, type Sample, world } from '@/fixtures/packet'
import { trainedElsewhere } from '@/fixtures/trained-elsewhere'
import { readOpenedKeys } from '@/lib/proof/verification/offline/opened-keys'
import { checkPacket } from '@/lib/proof/verification/packet/packet'

let sample: Sample
let folder: string
let file: string
let rowsFile: string
beforeAll(async () => {
  sample = await makeSample(trainedElsewhere)
  folder = sample.folder
  rowsFile =
    filesIn(folder).find(
      (name) => name.endsWith('outside-training.json') && read(folder, name).includes('Elsewhere'),
    ) ?? ''
  file = filesIn(folder).find((name) => name.endsWith('.pdf') && read(folder, name).includes('ACCEPTED')) ?? ''
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const training = () => JSON.parse(read(folder, rowsFile))

/** Replaces a file of the packet, runs the checker, and restores the file. */
function checkWith(name: string, text: string): string {
  const before = read(folder, name)
  writeFileSync(path.join(folder, name), text)
  const { said } = check(folder)
  writeFileSync(path.join(folder, name), before)
  return said
}

test('a packet has the organization’s attendance and certificates, with files, and nothing of another organization', () => {
  const { said, status } = check(folder)
  expect([status, said]).toEqual([0, expect.stringMatching(/Everything agrees\./)])
  const { attendances, outsideCertificates, names } = training()
  expect(attendances.map((one: { title: string; minutes: number }) => [one.title, one.minutes]).sort()).toEqual([
    ['First session', 30],
    ['First session', 90],
    ['Second session', 90],
  ])
  expect(outsideCertificates.map((one: { title: string; state: string }) => [one.title, one.state]).sort()).toEqual([
    ['Elsewhere', 'accepted'],
    ['Refused', 'refused'],
    ['Refused', 'sent'],
  ])
  expect(Object.keys(names)).toContain(sample.coordinator.accountId)
  const whole = filesIn(folder).map((name) => read(folder, name))
  expect(whole.filter((text) => text.includes('NOT-OURS'))).toEqual([])
  const page = whole.find((text) => text.includes('<h2>Outside training</h2>') && text.includes('Elsewhere'))
  expect(page).toContain('State academy')
  expect(page).toContain('Left early')
})

test('the offline verifier takes these files as they are, and finds nothing wrong', async () => {
  const keys = await readOpenedKeys(read(folder, 'keys.json'))
  if (!keys.ok) throw new Error(keys.reason)
  const verdict = await checkPacket(new Blob([sample.zip]), { issuer: keys.issuer, now: world.now() })
  expect(verdict).toMatchObject({ seal: { kind: 'ours' }, problems: [] })
})

test('the checker names a file that is not the one handed in, and one that is missing', () => {
  const other = checkWith(file, read(folder, file).replace('ACCEPTED', 'ACCEPTES'))
  expect(other).toMatch(/outside-certificates\/[0-9a-f]{64}\.pdf is missing, or not the file that was handed in/)
  const rows = training()
  const lacking = rows.outsideCertificates.map((one: object) => ({ ...one, hasFile: false }))
  const kept = read(folder, file)
  rmSync(path.join(folder, file))
  expect(checkWith(rowsFile, JSON.stringify({ ...rows, outsideCertificates: lacking }))).toMatch(
    /not the file that was handed in/,
  )
  writeFileSync(path.join(folder, file), kept)
})

test('the checker names rows that the log contradicts, that it lacks, and that were taken out', () => {
  const { attendances, outsideCertificates, ...rest } = training()
  const written = (rows: object) =>
    checkWith(rowsFile, JSON.stringify({ attendances, outsideCertificates, ...rest, ...rows }))
  expect(
    written({ outsideCertificates: outsideCertificates.map((one: object) => ({ ...one, minutes: 600 })) }),
  ).toMatch(/minutes is "600" on record, but "90" as logged/)
  expect(written({ attendances: attendances.slice(0, 1) })).toMatch(
    /the log has attendance:\S+ .*, but the record does not/,
  )
  expect(written({ outsideCertificates: [] })).toMatch(
    /the log has outside-certificate:\S+ .*, but the record does not/,
  )
  const made = { ...attendances[0], id: '00000000-0000-4000-8000-000000000000', replacesId: null }
  expect(written({ attendances: [...attendances, made] })).toMatch(/the log has no entry for attendance 0{8}/)
  expect(written({ attendances: undefined })).toMatch(/outside-training\.json is missing/)
})

test('the checker asks for no outside training in a packet of version 1', () => {
  const manifest = read(folder, 'manifest.json')
  const rows = filesIn(folder).filter((name) => name.endsWith('outside-training.json'))
  const kept = rows.map((name) => read(folder, name))
  for (const name of rows) rmSync(path.join(folder, name))
  const lacking = check(folder).said
  expect(lacking).toMatch(/: people\/\S+\/outside-training\.json is missing/)
  const said = checkWith('manifest.json', manifest.replace('"version": 2', '"version": 1'))
  for (const [index, name] of rows.entries()) writeFileSync(path.join(folder, name), kept[index] ?? '')
  const problems = said.match(/^PROBLEM: .*$/gm) ?? []
  expect(problems.filter((one) => /attendance|outside-certificate:/.test(one))).toEqual([])
  expect(problems.filter((one) => one.includes('outside-training.json'))).toHaveLength(rows.length)
})
