import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { record } from '@/lib/audit/log/record'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { certified, learner } from '@/prisma/factories'
import { checkFile } from './check-file'
import { drawCertificate } from './document/document'
import { revoke } from './revoke'
import { makeSerial } from './serial'

const [course] = (await loadCatalog()).courses as [Course]

let name = ''
let serial = ''
let pdf = new Uint8Array()

beforeAll(async () => {
  const person = await learner()
  name = person.name
  serial = await certified(person, course)
  const row = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { document: true } })
  pdf = new Uint8Array(row.document?.pdf ?? [])
})

const away = {
  recorded: () => Promise.reject(new Error('the database is away')),
  knownDocument: () => Promise.reject(new Error('the database is away')),
}
const silent = { recorded: () => new Promise<never>(() => {}), knownDocument: () => new Promise<never>(() => {}) }

/** From before there were keys: only its bytes identify its file. */
async function unsigned(expiresAt: Date | null): Promise<Uint8Array<ArrayBuffer>> {
  const { snapshot: later, ...row } = await db.certificate.findUniqueOrThrow({ where: { serial } })
  const { salt: _, ...snapshot } = later as Prisma.JsonObject
  const newest = await db.certificate.findFirstOrThrow({
    where: { enrollmentId: row.enrollmentId, supersededBy: null },
  })
  const own = { id: systemWorld.id(), serial: makeSerial(systemWorld.random), supersedesId: newest.id, expiresAt }
  await db.certificate.create({ data: { ...row, ...own, snapshot } })
  const about = { subjectId: row.accountId, object: `certificate:${own.id}` }
  const details = { serial: own.serial, courseVersionId: row.courseVersionId, supersedes: newest.serial }
  await record(db, { action: 'certificate.issued', actor: operator, ...about, details }, row.issuedAt)
  const content = { ...sampleContent, serial: own.serial }
  const drawn = new Uint8Array(drawCertificate(content, { templateVersion: 1, attachment: null }).pdf)
  const sha256 = createHash('sha256').update(drawn).digest('hex')
  const document = { pdf: drawn, sha256, templateVersion: '1', drawnAt: new Date() }
  await db.certificateDocument.create({ data: { certificateId: own.id, ...document } })
  return drawn
}

test('our file is valid by its signature and by the record', async () => {
  const verdict = await checkFile(pdf)
  expect(verdict).toMatchObject({ state: 'valid', form: 'pdf', facts: { serial, name } })
  expect(verdict.findings.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Issued by /),
    ...['Not altered', 'Not expired', 'Not revoked', 'Current'],
  ])
})

test('without a database our file is genuine, and a changed file is altered', async () => {
  const changed = new Uint8Array(pdf)
  changed[changed.length >> 2] = (changed[changed.length >> 2] ?? 0) ^ 1
  for (const records of [away, silent]) {
    expect(await checkFile(pdf, systemWorld, records)).toMatchObject({ state: 'genuine', facts: { serial, name } })
    expect(await checkFile(changed, systemWorld, records)).toMatchObject({ state: 'altered', facts: null })
  }
})

test('a file from before there were keys is recognized by its hash only', async () => {
  const file = await unsigned(null)
  expect(await checkFile(file)).toMatchObject({ state: 'valid', facts: { name } })
  expect((await checkFile(new Uint8Array([...file, 10]))).state).toBe('unchecked')
  for (const records of [away, silent]) {
    const later = { state: 'unchecked', title: 'This could not be checked now', facts: null }
    expect(await checkFile(file, systemWorld, records)).toMatchObject(later)
  }
  expect(await checkFile(await unsigned(new Date('2026-01-01')))).toMatchObject({ state: 'expired' })
  expect(await checkFile(file)).toMatchObject({ state: 'superseded' })
})

test('a file revoked since is revoked', async () => {
  await revoke(operator, { serial, reason: 'a test' })
  const { findings, ...verdict } = await checkFile(pdf)
  expect(verdict).toMatchObject({ state: 'revoked', facts: { serial, nameLine: 'Name as declared by the holder' } })
  const today = dayInWords(new Date(), siteTimeZone)
  expect(findings.map(({ title }) => title).slice(1)).toEqual([
    ...['Not altered', 'Not expired', `Revoked on ${today}`],
    'Superseded',
  ])
})
