import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tampered } from '@/fixtures/tampering'

/* Everybody's record is compared, so this test gets a database of its own. */
const name = `record_${process.pid}`
const template = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1).replace(/worker_\d+$/, 'template')
process.env.DATABASE_URL = Object.assign(new URL(process.env.DATABASE_URL ?? ''), { pathname: `/${name}` }).href

async function server(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_MAINTENANCE_URL })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
await server(`create database ${name} template ${template}`)

const { course, makeSample, world } = await import('@/fixtures/packet')
const { operator } = await import('@/lib/people/account/actor')
const { db } = await import('@/lib/platform/db')
const { waive } = await import('@/lib/record/amendment/waive')
const { revoke } = await import('@/lib/record/certificate/revoke')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { lessonsOf } = await import('@/prisma/course-parts')
const { enrolled } = await import('@/prisma/factories')
const { verifyRecord } = await import('./verify-record')

let sample: Awaited<ReturnType<typeof makeSample>>
beforeAll(async () => {
  await publishCatalog()
  sample = await makeSample()
  await enrolled(sample.beginner, course, world)
  const unit = lessonsOf(course)[1]
  if (!unit) throw new Error('no lesson')
  expect(await waive(operator, { accountId: sample.beginner.accountId, unit, reason: 'for the test' }, world)).toEqual({
    ok: true,
  })
  await revoke(operator, { serial: sample.serial, reason: 'for the test' }, world)
}, 120_000)
afterAll(async () => {
  await db.$disconnect()
  await server(`drop database ${name} with (force)`)
})

async function found(): Promise<string[]> {
  const differences: string[] = []
  const shown: number[] = []
  const verdict = await verifyRecord(operator, {
    difference: (sentence) => differences.push(sentence),
    progress: (done) => shown.push(done),
  })
  expect(verdict.differences).toBe(differences.length)
  expect(shown.at(-1)).toBe(verdict.people)
  return differences
}

test('an untouched record agrees with the log', async () => {
  expect(await found()).toEqual([])
})

describe('each kind of row that a superuser edits is named:', () => {
  const own = () => `account_id = '${sample.person.accountId}'`
  const certificate = () => `(select id from certificate where ${own()})`
  const beat = () => `ctid = (select ctid from beat where ${own()} and kind = 'beat' order by ordinal limit 1)`
  test.each<[string, string | string[], () => string, RegExp]>([
    [
      'a certificate’s name',
      'certificate',
      () => `update certificate set name = 'Mallory' where ${own()}`,
      /is about another person or certificate/,
    ],
    [
      'a certificate’s hours',
      'certificate',
      () => `update certificate set hours = 40 where ${own()}`,
      /hours, but 40 on record/,
    ],
    [
      'a certificate taken out',
      'certificate',
      () => `delete from certificate where ${own()}`,
      /the log has certificate:.*but the record does not/,
    ],
    [
      'a certificate’s place in the status lists',
      'credential',
      () => `update credential set status_position = 99999 where certificate_id = ${certificate()}`,
      /another place in the status lists/,
    ],
    [
      'a PDF',
      'certificate_document',
      () => `update certificate_document set pdf = 'x' where certificate_id = ${certificate()}`,
      /is not the PDF that was issued/,
    ],
    [
      'a revocation taken out',
      'revocation',
      () => `delete from revocation where certificate_id = ${certificate()}`,
      /certificate\.revoked\), but the record does not/,
    ],
    [
      'a revocation’s time',
      'revocation',
      () => `update revocation set revoked_at = '2027-01-01' where certificate_id = ${certificate()}`,
      /revokedAt is "2027-01-01/,
    ],
    [
      'a score',
      'submission',
      () => `update submission set raw = raw + 1 where attempt_id in (select id from attempt where ${own()})`,
      /raw is .* as logged/,
    ],
    [
      'an attempt taken out',
      ['attempt'],
      () => `delete from attempt where id = (select max(id::text)::uuid from attempt where ${own()})`,
      /the log has attempt:.*but the record does not/,
    ],
    [
      'the credit of a beat',
      'beat',
      () => `update beat set credit_ms = 30000, cap_ms = 30000 where ${beat()}`,
      /counts 30000 ms on record/,
    ],
    [
      'an anomaly taken out',
      'anomaly',
      () => `delete from anomaly where ${own()}`,
      /the log has .*anomaly\.noticed\), but the record does not/,
    ],
    ['a waiver', 'waiver', () => `update waiver set reason = 'another'`, /reason is "another" on record/],
    [
      'the name of an attestation',
      'attestation',
      () => `update attestation set name = 'Mallory' where ${own()}`,
      /name is "Mallory" on record/,
    ],
    [
      'a completion',
      'lesson_completion',
      () => `update lesson_completion set active_ms = active_ms + 60000 where ${own()}`,
      /activeMs is .* as logged/,
    ],
    [
      'a completion taken out',
      'lesson_completion',
      () => `delete from lesson_completion where ${own()}`,
      /lesson\.completed\), but the record does not/,
    ],
    [
      'an account taken out',
      'account',
      () => `delete from account where id = '${sample.person.accountId}'`,
      /the log has \d+ entries about it, but the record does not have it/,
    ],
  ])('%s', async (_what, tables, sql, sentence) => {
    const differences = await tampered(tables, sql(), found)
    expect(differences.join('\n')).toMatch(sentence)
  })
})
