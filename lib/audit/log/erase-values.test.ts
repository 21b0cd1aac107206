import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { sealedLogIn } from '@/fixtures/sealed-log'

// Modules that connect are imported after the environment is set.
const database = ownDatabase('erase_values')
const { create, drop, written } = await sealedLogIn(database)
const { query } = await import('@/lib/platform/db')
const { eraseValues } = await import('./erase-values')
const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { verifyLog } = await import('@/lib/audit/verification/verify-log')

beforeAll(create)
afterAll(drop)

test('erasing personal values is recorded, and the log still verifies', async () => {
  const { entries } = await verifyLog()
  const person = randomUUID()
  await written({ subjectId: person, values: { name: 'Ann Example', 'name.old': 'Ann Sample' } })
  await written({ actor: { accountId: person, role: 'learner' }, values: { address: 'ann@test.example' } })
  // The app's role can write a count that is not a number.
  await written({ action: 'log.values-erased', details: { count: 'many' } })
  // Notes about other people belong to those people's records.
  await written({ actor: { accountId: person, role: 'coordinator' }, values: { reason: 'of another' } })
  // For an email typed without an account, or in a search, the log erases the email and the network address, but not
  // the other search fields.
  const stranger = { actor: { accountId: null, role: 'stranger' }, subjectId: undefined } as const
  await written({ ...stranger, values: { email: ' ＡNN@Test.example\n', address: '192.0.2.7' } })
  await written({ ...stranger, values: { email: 'joann@test.example', address: '192.0.2.8' } })
  await written({ subjectId: undefined, values: { person: 'Ann@test.example', action: 'mail.listed' } })
  await sealLog()
  const by = { role: 'operator', accountId: null } as const
  const email = 'ann@TEST.example'
  expect(await eraseValues(by, { accountId: person, email, reason: 'as asked' })).toBe(6)
  expect(await eraseValues(by, { accountId: null, email: 'Joann@test.example', reason: 'as asked' })).toBe(2)
  await sealLog()
  const entriesOf = await query`select * from audit_event where ${person}::uuid in (subject_id, actor_id)`
  expect(entriesOf).toHaveLength(4)
  expect(JSON.stringify(entriesOf)).not.toMatch(/ann/i)
  const values = query`select value from audit_value join audit_event on id = event_id where subject_id = ${person}::uuid`
  expect(await values).toEqual([{ value: 'as asked' }])
  const left = await query<{
    value: string
  }>`select value from audit_value where field <> 'reason' or value = 'of another'`
  expect(left.map(({ value }) => value).sort()).toEqual(['mail.listed', 'of another'])
  expect(await verifyLog()).toMatchObject({ ok: true, entries: entries + 9, erased: 8, erasedOnRecord: 8 })
})
