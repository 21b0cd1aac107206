import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { tampered } from '@/fixtures/tampering'

/* Disputes raise an alarm of the whole site, so this test gets a database of its own. */
const database = ownDatabase('agreement')
await database.create()

const { bytesOf, check, course, filesIn, makeSample, unpack, world } = await import('@/fixtures/packet')
const { isInDispute } = await import('@/lib/audit/log/disputes')
const { measureLog } = await import('@/lib/audit/log/measure-log')
const { operator } = await import('@/lib/people/account/actor')
const { db } = await import('@/lib/platform/db')
const { correct } = await import('@/lib/record/certificate/correct')
const { issue } = await import('@/lib/record/certificate/issue')
const { issueWaiting } = await import('@/lib/record/certificate/issue-waiting')
const { revoke } = await import('@/lib/record/certificate/revoke')
const { streamDataCopy } = await import('@/lib/record/data-copy/stream-data-copy')
const { downloadTranscript } = await import('@/lib/record/transcript/download-transcript')
const { learner, satisfied } = await import('@/prisma/factories')
const { agreesWithLog } = await import('./agreement')
const { checkDisputed } = await import('./check-disputed')
const { streamPacket } = await import('./stream-packet')

let sample: Awaited<ReturnType<typeof makeSample>>
beforeAll(async () => {
  sample = await makeSample()
}, 120_000)
afterAll(async () => {
  rmSync(sample.folder, { recursive: true })
  await database.drop()
})

const transcript = () => {
  const { accountId } = sample.person
  return downloadTranscript(sample.person, { accountId, format: 'json' }, agreesWithLog, world)
}
const refused = { code: 'conflict', message: expect.stringContaining('doesn’t match our log of it') }
const renamed = () => `update account set name = 'Mallory Mallet' where id = '${sample.person.accountId}'`
const actionsOf = async (subjectId: string) => {
  const where = { subjectId, action: { startsWith: 'record.' } }
  return (await db.auditEvent.findMany({ where, orderBy: { id: 'asc' } })).map(({ action }) => action)
}

test('a transcript is refused while a name on record is not the logged one, and sealed once it is', async () => {
  await transcript()
  const downloads = { where: { subjectId: sample.person.accountId, action: 'transcript.downloaded' } }
  const before = await db.auditEvent.count(downloads)
  await tampered('account', renamed(), async () => {
    await expect(Promise.all([transcript(), transcript(), transcript()])).rejects.toMatchObject(refused)
    await expect(transcript()).rejects.toMatchObject(refused)
    expect((await measureLog()).disputed).toBe(1)
    expect(await isInDispute(sample.person)).toBe(true)
  })
  expect(await db.auditEvent.count(downloads)).toBe(before)
  expect((await measureLog()).disputed).toBe(1)
  await checkDisputed(world)
  expect((await measureLog()).disputed).toBe(0)
  expect(await isInDispute(sample.person)).toBe(false)
  await transcript()
  expect(await actionsOf(sample.person.accountId)).toEqual(['record.dispute-found', 'record.dispute-ended'])
})

describe('a transcript is refused when a superuser', () => {
  test.each([
    [
      'gives a certificate 40 hours',
      'certificate',
      () => `update certificate set hours = 40 where serial = '${sample.serial}'`,
    ],
    [
      'deletes an attempt’s result',
      'attempt',
      () => `update attempt set submitted_at = null where account_id = '${sample.person.accountId}'`,
    ],
    [
      'adds to the counted time',
      'beat',
      () =>
        `update beat set credit_ms = 30000, cap_ms = 30000 where kind = 'beat' and account_id = '${sample.person.accountId}'`,
    ],
  ])('%s', async (_, table, sql) => {
    await tampered(table, sql(), () => expect(transcript()).rejects.toMatchObject(refused))
    expect(await agreesWithLog(sample.person, world)).toBe(true)
  })
})

test('no certificate is corrected, issued again, or issued to a person whose record is in dispute', async () => {
  const input = { serial: sample.serial, name: 'Ana Okafor', reason: 'misspelled' }
  const disputed = { ok: false, reason: 'in-dispute' }
  const ready = await learner({}, world)
  await satisfied(ready, course, world)
  const count = () => db.certificate.count()
  const before = await count()
  await tampered('account', `update account set name = name || ' II'`, async () => {
    expect(await correct(operator, input, agreesWithLog, world)).toEqual(disputed)
    expect(await issue(ready, course, agreesWithLog, world)).toEqual(disputed)
  })
  expect(await count()).toBe(before)
  world.pass(1)
  await checkDisputed(world)
  world.pass(1)
  await issueWaiting([course], agreesWithLog, world)
  expect(await db.certificate.count({ where: { accountId: ready.accountId } })).toBe(1)
  expect(await correct(operator, input, agreesWithLog, world)).toMatchObject({ ok: true })
})

test('a packet has nothing of a person in dispute but that, and its checker names them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disputed-'))
  const { coordinator, packetId } = sample
  await tampered('account', renamed(), async () =>
    unpack(await bytesOf(await streamPacket(coordinator, packetId, world)), folder),
  )
  const [disputed = '', other = ''] = ['people/1-mallory-mallet', 'people/2']
  expect(filesIn(path.join(folder, disputed))).toEqual(['in-dispute.json'])
  expect(filesIn(path.join(folder, other))).toContain('transcript.pdf')
  expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).toMatch(/In dispute[\s\S]*Mallory Mallet\./)
  const { said, status } = check(folder)
  expect(said).toContain(`PROBLEM: ${disputed}: the record of Mallory Mallet did not match the log`)
  expect(said).toContain('1 problems.')
  expect(status).toBe(1)
  rmSync(folder, { recursive: true })
  await checkDisputed(world)
})

test('a person’s own copy has a sentence instead of a sealed transcript', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disputed-'))
  await tampered('account', renamed(), async () =>
    unpack(await bytesOf(await streamDataCopy(sample.person, agreesWithLog, world)), folder),
  )
  const files = filesIn(path.join(folder, 'your-data'))
  expect(files).toContain('no-transcript.txt')
  expect(files).toContain('attempts.json')
  expect(files).not.toContain('transcript.pdf')
  expect(readFileSync(path.join(folder, 'your-data/no-transcript.txt'), 'utf8')).toContain('we sign nothing about it')
  rmSync(folder, { recursive: true })
})

test('a revocation that a superuser deletes is not sealed away', async () => {
  await checkDisputed(world)
  const [{ serial } = { serial: '' }] = await db.certificate.findMany({
    where: { accountId: sample.person.accountId },
    orderBy: { issuedAt: 'desc' },
    take: 1,
  })
  await revoke(operator, { serial, reason: 'for the test' }, world)
  await tampered('revocation', 'delete from revocation', () => expect(transcript()).rejects.toMatchObject(refused))
})
