import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { tampered } from '@/fixtures/tampering'
import { startTimeAuthority } from '@/fixtures/time-authority'
import { openedOffline } from '@/fixtures/verification'
import type { Learner } from '@/lib/people/account/actor'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'

/* It replaces the issuer's keys twice and moves it, so it has a database and a key file of its own. */
const database = ownDatabase('proof_of_time')
await database.create()
const folder = mkdtempSync(path.join(tmpdir(), 'proof-of-time-'))
const keyFile = path.join(folder, 'keys.json')
copyFileSync(process.env.KEYS_FILE ?? '', keyFile)
process.env.KEYS_FILE = keyFile
const tsa = await startTimeAuthority()
process.env.TSA_ROOTS = path.join(tsa.folder, 'root.pem')

const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { db } = await import('@/lib/platform/db')
const { env } = await import('@/lib/platform/env')
const { sealDocument } = await import('@/lib/proof/credential/seal')
const { createKeys } = await import('@/lib/proof/issuer/create-keys')
const { configuredIssuer, issuerWith } = await import('@/lib/proof/issuer/issuer')
const { readKeyFile, writeKeyFile } = await import('@/lib/proof/issuer/key-file')
const { certified, learner, stillWorld } = await import('@/prisma/factories')
const { credentialForms, downloadCredential } = await import('./download-credential')
const { downloadProofOfTime } = await import('./download-proof-of-time')
const { findSealedAt } = await import('./find-sealed-at')
const { needsProofOfTime } = await import('./needs-proof-of-time')
const { listCertificates } = await import('./queries')
const { stampLate } = await import('./stamp-late')

const minute = 60_000
const start = Date.now()
const at = (minutes: number) => new Date(start + minutes * minute)
const later = (minutes: number) => stillWorld(at(minutes).toISOString())

let holder: Learner
let serial: string
let files: Record<string, Uint8Array>
let stolen: NonNullable<ReturnType<typeof configuredIssuer>>
/** As the offline verifier embeds it when downloaded at that step. */
const trusted: Record<string, TrustedIssuer> = {}
const proofs: Record<string, string> = {}
const bytesOf = (text: string | Uint8Array) => new Uint8Array(Buffer.from(text))
const reader = (person: Learner | null) => ({ learner: person, shareToken: null, hasFactor: true })

/** A key that was made in the future could not sign yet. */
async function rotate(minutes: number): Promise<void> {
  const { keys: before, formerly } = readKeyFile(keyFile)
  const retired = before.map((key) => (key.retiredAt ? key : { ...key, retiredAt: at(minutes).toISOString() }))
  const { keys } = await createKeys(retired, { issuerName: 'Northlight' })
  writeKeyFile(keyFile, { keys, formerly })
}

function keep(step: string): void {
  const issuer = configuredIssuer()
  if (!issuer) throw new Error('no issuer')
  trusted[step] = JSON.parse(JSON.stringify(issuer))
}

const prove = (one: string, minutes: number, person = holder) =>
  downloadProofOfTime(reader(person), { serial: one }, later(minutes))

beforeAll(async () => {
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('no course')
  holder = await learner()
  serial = await certified(holder, course)
  await sealLog()
  const document = await db.certificateDocument.findFirstOrThrow({ where: { certificate: { serial } } })
  files = { pdf: bytesOf(document.pdf) }
  for (const form of credentialForms) files[form] = bytesOf(await downloadCredential(reader(holder), { serial, form }))
  proofs.issued = await prove(serial, 1)
  stolen = issuerWith(readKeyFile(keyFile).keys, configuredIssuer() as typeof stolen)
  keep('issued')

  await rotate(20)
  proofs.rotated = await prove(serial, 40)
  keep('rotated')

  const { keys } = readKeyFile(keyFile)
  env.ISSUER_URL = 'https://moved.test.example'
  writeKeyFile(keyFile, { keys, formerly: [process.env.ISSUER_URL ?? ''] })
  proofs.moved = await prove(serial, 50)
  keep('moved')

  await rotate(60)
  proofs.again = await prove(serial, 80)
  keep('again')
}, 120_000)
afterAll(async () => {
  await database.drop()
  await tsa.stop()
  rmSync(folder, { recursive: true })
})

const openedAt = (step: string, ...proofs: string[]) =>
  openedOffline({ issuer: trusted[step] ?? null, now: at(24 * 60), keysAsOf: at(100) }, proofs.map(bytesOf))
const fileOf = (form: string) => files[form] ?? new Uint8Array()
const forms = ['pdf', ...credentialForms]
const unproven = { state: 'unchecked', title: 'The time of its signature is not proven' }

describe.each(forms)('a signed file after a rotation: %s', (form) => {
  test.each(['rotated', 'moved', 'again'])('in a verifier of the step “%s”', async (step) => {
    expect(await (await openedAt(step)).check(fileOf(form))).toMatchObject(unproven)
    const { taken, check } = await openedAt(step, proofs[step] ?? '')
    expect(taken).toEqual([true])
    expect(await check(fileOf(form))).toMatchObject({
      state: 'genuine',
      facts: { serial },
      clock: expect.stringMatching(/^The issuer’s log had it on .* UTC; its key was retired on /),
    })
  })
})

test('a proof of time from before a move counts after it, and one from before a rotation does not', async () => {
  const before = await openedAt('moved', proofs.rotated ?? '')
  expect((await before.check(fileOf('json'))).state).toBe('genuine')
  const cases = [
    ['rotated', 'issued'],
    ['again', 'moved'],
  ] as const
  for (const [step, proof] of cases) {
    const { taken, check } = await openedAt(step, proofs[proof] ?? '')
    expect(taken).toEqual([false])
    expect(await check(bytesOf(proofs[proof] ?? ''))).toMatchObject({ ...unproven, sealed: 'proof of time' })
    for (const form of forms) expect(await check(fileOf(form))).toMatchObject(unproven)
  }
})

test('a proof of time that is altered, of another certificate, or of another key proves nothing', async () => {
  const text = proofs.rotated ?? ''
  const { proof: _, ...said } = JSON.parse(text)
  const mine = trusted.rotated as TrustedIssuer
  const [stranger] = [issuerWith((await createKeys([], { issuerName: 'Other' })).keys, mine)]
  const aboutOther = said.files.map((file: object) => ({ ...file, sha256: '0'.repeat(64) }))
  const cases: [string, string, boolean, string][] = [
    ['altered', text.replace(/"sealedAt": "20/, '"sealedAt": "19'), false, 'altered'],
    ['unknown key', JSON.stringify(await sealDocument(stranger, said, at(40))), false, 'altered'],
    ['retired key', JSON.stringify(await sealDocument(stolen, said, at(10))), false, 'unchecked'],
    ['retired key, now', JSON.stringify(await sealDocument(stolen, said, at(40))), false, 'altered'],
    [
      'other certificate',
      JSON.stringify(await sealDocument(configuredIssuer() as typeof stolen, { ...said, files: aboutOther }, at(80))),
      true,
      'genuine',
    ],
  ]
  for (const [kind, given, isTaken, state] of cases) {
    const { taken, check } = await openedAt(kind === 'other certificate' ? 'again' : 'rotated', given)
    expect([kind, taken, (await check(bytesOf(given))).state]).toEqual([kind, [isTaken], state])
    for (const form of forms) expect(await check(fileOf(form))).toMatchObject(unproven)
  }
})

test('a time after the retirement does not count', async () => {
  const { proof: _, ...said } = JSON.parse(proofs.again ?? '')
  const late = JSON.parse(
    JSON.stringify(said).replaceAll(/"sealedAt":"[^"]*"/g, `"sealedAt":"${at(75).toISOString()}"`),
  )
  const { taken, check } = await openedAt(
    'again',
    JSON.stringify(await sealDocument(configuredIssuer() as typeof stolen, late, at(80))),
  )
  expect(taken).toEqual([true])
  for (const form of forms) expect(await check(fileOf(form))).toMatchObject(unproven)
})

test('an outside clock’s tokens in it prove the time after any number of rotations', async () => {
  env.TSA_URLS = tsa.url
  expect(await stampLate()).toBeGreaterThanOrEqual(3)
  env.TSA_URLS = ''
  const stamped = await prove(serial, 82)
  const { taken, check } = await openedAt('again', stamped)
  expect(taken).toEqual([true])
  for (const form of forms)
    expect((await check(fileOf(form))).clock).toContain('as Test Time says in a stamp kept beside it')
})

test('the log has each download and its key, but not among the keys that signed the certificate', async () => {
  const row = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { credential: true } })
  const { details } = await db.auditEvent.findFirstOrThrow({
    where: { object: `certificate:${row.id}`, action: 'credential.downloaded' },
    orderBy: { id: 'desc' },
  })
  const keyId = JSON.parse(proofs.again ?? '').proof.verificationMethod.split('#')[1]
  expect(details).toEqual({ form: 'time', sealedBy: keyId })
  await sealLog()
  const json = row.credential?.json ?? ''
  const sha256 = JSON.parse(proofs.again ?? '').files[0].sha256
  expect(await findSealedAt({ sha256, keyId, serial, accountId: null, document: JSON.parse(json) })).toBeNull()
})

test('is offered for a certificate that a replaced key signed, and for no other', async () => {
  const [certificate] = await listCertificates(holder, at(0))
  if (!certificate) throw new Error('no certificate')
  expect(needsProofOfTime(certificate)).toBe(true)
  expect(needsProofOfTime({ ...certificate, issuedAt: at(61) })).toBe(false)
  expect(needsProofOfTime({ ...certificate, hasCredential: false })).toBe(false)
})

test('nobody else gets it, and a record in dispute gets none', async () => {
  const stranger = await learner()
  for (const person of [null, stranger])
    await expect(downloadProofOfTime(reader(person), { serial })).rejects.toMatchObject({ code: 'not-found' })
  await tampered('certificate', `update certificate set hours = 40 where serial = '${serial}'`, () =>
    expect(prove(serial, 85)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('in dispute'),
    }),
  )
})
