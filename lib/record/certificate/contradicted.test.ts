import { beforeAll, describe, expect, test } from 'vitest'
import { roundTrips } from '@/fixtures/round-trips'
import { tampered } from '@/fixtures/tampering'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { certified, learner } from '@/prisma/factories'
import { checkFile } from './check-file'
import { correct } from './correct'
import { findPublicCertificate } from './public-certificate'
import { revoke } from './revoke'
import { recordedStateOf } from './status'

/* Someone who can change only the database: a superuser with triggers off. */
const [course] = (await loadCatalog()).courses as [Course]
const reason = 'for the test'
let valid: string
let revoked: string
let replaced: string

beforeAll(async () => {
  const people = await Promise.all([learner(), learner(), learner()])
  ;[valid = '', revoked = '', replaced = ''] = await Promise.all(people.map((one) => certified(one, course)))
  await revoke(operator, { serial: revoked, reason })
  await correct(operator, { serial: replaced, name: 'Ann Example', reason }, agreesWithLog)
})

async function wrongWith(serial: string) {
  const { document } = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { document: true } })
  const [page, state, file] = await Promise.all([
    findPublicCertificate(serial, new Date()),
    recordedStateOf(serial),
    checkFile(document?.pdf ?? new Uint8Array()),
  ])
  return { wrong: page?.wrong, name: page?.signed?.name, state, file: file.state }
}

test('an untouched record agrees with its proof', async () => {
  expect(await wrongWith(valid)).toMatchObject({ wrong: [], state: 'current', file: 'valid' })
  expect(await wrongWith(revoked)).toMatchObject({ wrong: [], state: 'revoked', file: 'revoked' })
  expect(await wrongWith(replaced)).toMatchObject({ wrong: [], state: 'superseded', file: 'superseded' })
})

test('a page sends four statements: a snapshot’s begin, its rows with their entries, its stamps, and a rollback', async () => {
  expect(await roundTrips(() => findPublicCertificate(valid, new Date()))).toBe(4)
})

describe('never shown as valid:', () => {
  const of = (serial: () => string) => () => `(select id from certificate where serial = '${serial()}')`
  const [own, gone, old] = [of(() => valid), of(() => revoked), of(() => replaced)]
  const set = (change: string) => () => `update certificate set ${change} where id = ${own()}`
  const cases: [string, () => string, string, () => string, RegExp][] = [
    ['another name', () => valid, 'certificate', set(`name = 'Mallory Mallet'`), /is about another person/],
    ['more hours', () => valid, 'certificate', set('hours = 40'), /hours, but 40 on record/],
    ['a later end', () => valid, 'certificate', set(`expires_at = '2050-01-01'`), /but 2050-01-01T00:00:00 on record/],
    ['another course', () => valid, 'certificate', set(`course_title = 'Other'`), /is about another course/],
    ['another completion', () => valid, 'certificate', set(`completed_at = '2020-01-01'`), /completed at another time/],
    ['another holder', () => valid, 'certificate', set('account_id = gen_random_uuid()'), /issued to another account/],
    [
      'a credential of another person',
      () => valid,
      'credential',
      () =>
        `update credential set jwt = (select jwt from credential where certificate_id = ${gone()}) where certificate_id = ${own()}`,
      /is about another person or certificate/,
    ],
    [
      'a credential that was changed',
      () => valid,
      'credential',
      () => `update credential set jwt = replace(jwt, '.', '.e') where certificate_id = ${own()}`,
      /no valid signature/,
    ],
    [
      'a credential taken out',
      () => valid,
      'credential',
      () => `delete from credential where certificate_id = ${own()}`,
      /its credential is gone/,
    ],
    [
      'a revocation taken out',
      () => revoked,
      'revocation',
      () => `delete from revocation where certificate_id = ${gone()}`,
      /The log says that it was revoked/,
    ],
    [
      'a revocation that nobody logged',
      () => valid,
      'revocation',
      () => `insert into revocation (certificate_id, revoked_at, reason) values (${own()}, now(), 'made up')`,
      /The log does not say that it was revoked/,
    ],
    [
      'a correction taken out',
      () => replaced,
      'certificate',
      () => `delete from certificate where supersedes_id = ${old()}`,
      /The log says that another one replaced it/,
    ],
    [
      'a supersession that nobody logged',
      () => valid,
      'supersession',
      () => `insert into supersession (certificate_id, course_version_id, superseded_at)
        select id, course_version_id, now() from certificate where id = ${own()}`,
      /does not say that a change of law superseded it/,
    ],
  ]

  test.each(cases)('%s', async (_what, serial, table, sql, sentence) => {
    const found = await tampered(table, sql(), () => wrongWith(serial()))
    expect(found.wrong?.join(' ')).toMatch(sentence)
    expect(found).toMatchObject({ state: 'contradicted', file: 'contradicted' })
    expect(found.name ?? '').not.toContain('Mallory')
    expect(await wrongWith(serial())).toMatchObject({ wrong: [] })
  })
})

describe('a record that cannot be read is in dispute, and hides nothing:', () => {
  const cases: [string, string, string][] = [
    ['a snapshot of the wrong shape', 'certificate', `snapshot = snapshot || '{"instructor": "text"}'`],
    ['a zone that does not exist', 'certificate', `snapshot = snapshot || '{"timeZone": "Mars/Base"}'`],
    ['no snapshot', 'certificate', `snapshot = 'null'`],
    ['an end that never comes', 'certificate', `expires_at = 'infinity'`],
    ['an issue from before time', 'certificate', `issued_at = '-infinity'`],
  ]
  test.each(cases)('%s', async (_what, table, change) => {
    for (const serial of [valid, revoked, replaced]) {
      const sql = `update certificate set ${change} where serial = '${serial}'`
      const found = await tampered(table, sql, () => wrongWith(serial))
      expect(found).toMatchObject({ state: 'contradicted', file: 'contradicted' })
      expect(found.wrong).toContain('Its record cannot be read.')
    }
  })

  test('a revocation at no time', async () => {
    const found = await tampered('revocation', `update revocation set revoked_at = 'infinity'`, () =>
      wrongWith(revoked),
    )
    expect(found).toMatchObject({ state: 'contradicted', file: 'contradicted', wrong: ['Its record cannot be read.'] })
  })

  test('an entry of the wrong shape', async () => {
    const sql = `update audit_event e set details = '{"keys": null}' from certificate c
      where c.serial = '${valid}' and e.object = 'certificate:' || c.id and e.action = 'certificate.issued'`
    const found = await tampered('audit_event', sql, () => wrongWith(valid))
    expect(found).toMatchObject({ state: 'contradicted', file: 'contradicted' })
  })
})
