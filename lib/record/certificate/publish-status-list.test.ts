import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { LIST_LENGTH, type StatusPurpose, statusPlace } from '@/lib/proof/credential/status-list'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { certified, learner, stillWorld } from '@/prisma/factories'
import { correct } from './correct'
import { findPublicCertificate } from './public-certificate'
import { publishStatusList } from './publish-status-list'
import { revoke } from './revoke'
import { recordedStateOf } from './status'

const [course] = (await loadCatalog()).courses as [Course]
const issuer = configuredIssuer() as Issuer
const reason = 'for the test'

/** Decodes the bits without our own code. */
function bitsOf(json: string): Buffer {
  const { credentialSubject } = JSON.parse(json)
  return gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'))
}

const positionOf = async (serial: string) =>
  (await db.credential.findFirstOrThrow({ where: { certificate: { serial } } })).statusPosition

async function isRaised(purpose: StatusPurpose, serial: string): Promise<boolean> {
  const { list, index } = statusPlace(await positionOf(serial))
  const published = await publishStatusList(issuer, { purpose, list })
  if (!published) throw new Error('no list')
  return ((bitsOf(published.json)[index >> 3] ?? 0) & (0x80 >> (index & 7))) > 0
}

test('the log has each use of a key: at issue, for the PDF, and for a re-signed list', async () => {
  const serial = await certified(await learner(), course)
  const { id, document } = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { document: true } })
  const keys = ['credential', 'jwt'].map((use) => issuer.signer(use as 'jwt').key.id)
  const entries = await db.auditEvent.findMany({ where: { object: `certificate:${id}` }, orderBy: { id: 'asc' } })
  expect(entries).toMatchObject([
    { action: 'certificate.issued', details: { keys } },
    { action: 'key.used', actorRole: 'system', details: { keys: [document?.signedBy] } },
  ])
  const own = await sampleIssuer({ url: `https://${randomUUID()}.test.example` })
  for (let times = 0; times < 2; times += 1) await publishStatusList(own, { purpose: 'refresh', list: 0 })
  const used = { action: 'key.used', object: 'status-list:refresh/0' }
  const path = { path: ['keys'], array_contains: [own.signer('credential').key.id] }
  expect(await db.auditEvent.count({ where: { ...used, details: path } })).toBe(1)
})

const everywhere = async (serial: string) => ({
  record: await recordedStateOf(serial),
  page: (await findPublicCertificate(serial, new Date()))?.state,
  revocation: await isRaised('revocation', serial),
  refresh: await isRaised('refresh', serial),
})

test('the record, the public page and the status lists agree right after each change', async () => {
  const person = await learner()
  const serial = await certified(person, course)
  const other = await certified(await learner(), course)
  const valid = { record: 'current', page: 'valid', revocation: false, refresh: false }
  expect(await everywhere(serial)).toEqual(valid)
  const corrected = await correct(operator, { serial, name: 'Ann Example', reason }, agreesWithLog)
  if (!corrected.ok) throw new Error(corrected.reason)
  expect(await everywhere(serial)).toEqual({
    record: 'superseded',
    page: 'superseded',
    revocation: false,
    refresh: true,
  })
  expect(await everywhere(corrected.serial)).toEqual(valid)
  await revoke(operator, { serial, reason })
  expect(await everywhere(serial)).toEqual({ record: 'revoked', page: 'revoked', revocation: true, refresh: true })
  await revoke(operator, { serial: corrected.serial, reason })
  expect(await everywhere(corrected.serial)).toMatchObject({ record: 'revoked', page: 'revoked', revocation: true })
  expect(await everywhere(other)).toEqual(valid)
  expect(await recordedStateOf('NL-07EN-W3AH-RZ6D-MV2M')).toBe('not-on-record')
})

test('a status list is re-signed after a change, after some minutes, or for another key only', async () => {
  const world = stillWorld('2030-01-01T12:00:00Z')
  const published = async (by = issuer) => publishStatusList(by, { purpose: 'revocation', list: 0 }, world)
  const first = await published()
  world.pass(4)
  expect(await published()).toBe(first)
  world.pass(2)
  const later = await published()
  expect(later?.etag).not.toBe(first?.etag)
  expect(JSON.parse(later?.json ?? '{}').validUntil).toBe('2030-01-02T12:06:00Z')
  const serial = await certified(await learner(), course)
  expect(await published()).toBe(later)
  await revoke(operator, { serial, reason })
  expect((await published())?.etag).not.toBe(later?.etag)
  const renewed = await published(await sampleIssuer())
  expect(JSON.parse(renewed?.json ?? '{}').proof.verificationMethod).not.toBe(
    JSON.parse(later?.json ?? '{}').proof.verificationMethod,
  )
})

test('the first status list always exists, the next from its first credential on, and no other', async () => {
  const list = (number: number) => publishStatusList(issuer, { purpose: 'refresh', list: number })
  expect(await list(0)).not.toBeNull()
  for (const beyond of [1, 16_383, 16_384, 9_999_999_999]) expect(await list(beyond)).toBeNull()
  const { credential, ...certificate } = await db.certificate.findFirstOrThrow({
    where: { credential: { isNot: null }, supersededBy: null },
    include: { credential: true },
  })
  if (!credential) throw new Error('no credential')
  const id = randomUUID()
  const own = { id, serial: 'NL-0000-0000-0000-0009', supersedesId: certificate.id }
  await db.certificate.create({ data: { ...certificate, ...own, snapshot: certificate.snapshot ?? {} } })
  await db.credential.create({ data: { ...credential, certificateId: id, statusPosition: LIST_LENGTH } })
  expect(await list(1)).not.toBeNull()
  expect(await list(2)).toBeNull()
})
