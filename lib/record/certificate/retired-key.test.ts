import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { ownDatabase } from '@/fixtures/own-database'

/* It retires the issuer's keys, so it has a database and a key file of its own. */
const database = ownDatabase('retired')
await database.create()
const folder = mkdtempSync(path.join(tmpdir(), 'retired-'))
const keyFile = path.join(folder, 'keys.json')
copyFileSync(process.env.KEYS_FILE ?? '', keyFile)
process.env.KEYS_FILE = keyFile

const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { db } = await import('@/lib/platform/db')
const { systemWorld } = await import('@/lib/platform/world')
const { buildCredential } = await import('@/lib/proof/credential/build')
const { sealDocument } = await import('@/lib/proof/credential/seal')
const { signCredential } = await import('@/lib/proof/credential/sign')
const { createKeys } = await import('@/lib/proof/issuer/create-keys')
const { configuredIssuer, issuerWith } = await import('@/lib/proof/issuer/issuer')
const { agreesWithLog } = await import('@/lib/record/packet/agreement')
const { readKeyFile, writeKeyFile } = await import('@/lib/proof/issuer/key-file')
const { downloadTranscript } = await import('@/lib/record/transcript/download-transcript')
const { certified, learner } = await import('@/prisma/factories')
const { checkFile } = await import('./check-file')
const { findPublicCertificate } = await import('./public-certificate')

type Issuer = NonNullable<ReturnType<typeof configuredIssuer>>

let sealed: string
let unsealed: string
/** A transcript, downloaded before the rotation. */
let transcript: Uint8Array
/** The issuer with the private halves of its retired keys: in a thief's hands. */
let stolen: Issuer
beforeAll(async () => {
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('no course')
  const person = await learner()
  sealed = await certified(person, course)
  transcript = (await downloadTranscript(person, { accountId: person.accountId, format: 'json' }, agreesWithLog)).bytes
  await sealLog()
  unsealed = await certified(await learner(), course)
  const before = readKeyFile(keyFile).keys
  let { keys } = { keys: before }
  // Beyond the grace of ten minutes that a rotation has.
  const past = { now: () => new Date(Date.now() + 11 * 60_000) }
  for (const use of ['credential', 'jwt', 'pdf'] as const)
    keys = (await createKeys(keys, { issuerName: 'Northlight', use })).keys
  writeKeyFile(keyFile, {
    keys: keys.map((key) => (key.retiredAt ? { ...key, retiredAt: past.now().toISOString() } : key)),
  })
  const issuer = configuredIssuer()
  if (!issuer) throw new Error('no issuer')
  stolen = issuerWith(before, issuer)
}, 60_000)
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

async function filesOf(serial: string) {
  const { document, credential } = await db.certificate.findUniqueOrThrow({
    where: { serial },
    include: { document: true, credential: true },
  })
  return [document?.pdf, Buffer.from(credential?.json ?? ''), Buffer.from(credential?.jwt ?? '')].map(
    (one) => new Uint8Array(one ?? []),
  )
}

test('a certificate that the log sealed before the retirement stays valid, as a file and on its public page', async () => {
  for (const file of await filesOf(sealed))
    expect(await checkFile(file)).toMatchObject({ state: 'valid', facts: { serial: sealed } })
  expect((await findPublicCertificate(sealed, new Date()))?.wrong).toEqual([])
})

test('a transcript of that time stays genuine, with and without its last line feed', async () => {
  expect(transcript.at(-1)).toBe(10)
  for (const file of [transcript, transcript.slice(0, -1)])
    expect(await checkFile(file)).toMatchObject({ state: 'genuine', title: expect.stringContaining('transcript') })
  const other = new TextDecoder().decode(transcript).replace('2026-', '2025-')
  expect((await checkFile(Buffer.from(other))).state).toBe('altered')
})

test('a certificate has no proven time until the log seals it', async () => {
  for (const file of await filesOf(unsealed)) expect(await checkFile(file)).toMatchObject({ state: 'contradicted' })
  expect((await findPublicCertificate(unsealed, new Date()))?.wrong).toEqual([
    'The log does not show that it was signed before its key was retired.',
  ])
  await sealLog()
  for (const file of await filesOf(unsealed)) expect((await checkFile(file)).state).toBe('valid')
})

test('a checkpoint that someone kept stays genuine, and a thief’s other one does not', async () => {
  const { document } = await db.auditCheckpoint.findFirstOrThrow({ orderBy: { size: 'asc' } })
  expect(await checkFile(Buffer.from(document))).toMatchObject({ state: 'genuine', sealed: expect.any(String) })
  const { proof: _, ...said } = JSON.parse(document)
  const forged = await sealDocument(stolen, { ...said, head: '0'.repeat(64) }, new Date(said.madeAt))
  expect(await checkFile(Buffer.from(JSON.stringify(forged)))).toMatchObject({ state: 'unchecked', proven: false })
})

test('while the log cannot be asked, says so, and not that the time is unproven', async () => {
  const silent = () => new Promise<never>(() => {})
  const failing = () => Promise.reject(new Error('the database is away'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const sealedAt of [silent, failing])
    expect(await checkFile((await filesOf(sealed))[1] ?? new Uint8Array(), systemWorld, { sealedAt })).toMatchObject({
      state: 'unchecked',
      title: 'This could not be checked now',
      reason: expect.stringContaining('could not be asked'),
      facts: { serial: sealed },
    })
})

test('a thief of the retired keys cannot date a certificate back, whichever serial it bears', async () => {
  const cases = [
    [sealed, 'altered'],
    ['NL-07EN-W3AH-RZ6D-MV2M', 'contradicted'],
  ] as const
  for (const [serial, state] of cases) {
    const at = new Date(Date.now() - 3_600_000)
    const forged = buildCredential(
      stolen,
      sampleInput({ serial, name: 'Mallory Mallet', issuedAt: at, completedAt: at, startedAt: at }),
    )
    const { json, jwt } = await signCredential(stolen, forged, at)
    for (const text of [json, jwt]) expect(await checkFile(Buffer.from(text))).toMatchObject({ state, proven: false })
  }
})
