import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { sealedLogIn } from '@/fixtures/sealed-log'

const { create, drop, superuser, written } = await sealedLogIn(ownDatabase('entry_time'))
const bound = () => boundEntryTimes(superuser)
const { query } = await import('@/lib/platform/db')
const { boundEntryTimes } = await import('./bound-entry-times.mjs')

beforeAll(create)
afterAll(drop)

const dated = (at: string) =>
  superuser.query(
    `insert into audit_event (at, action, actor_role, details) values (${at}, 'key.used', 'system', '{}')`,
  )

test('from the start of a real site, an entry dated before the last checkpoint or in the future is refused', async () => {
  await dated(`'2020-01-01'`)
  await bound()
  for (const at of [`now() - interval '16 minutes'`, `'2020-01-01'`, `now() + interval '2 minutes'`])
    await expect(dated(at)).rejects.toThrow('The log refuses an entry dated')
  await dated(`now() - interval '14 minutes'`)
  await written()
})

test('a checkpoint dated in the future refuses no entry', async () => {
  await superuser.query('begin')
  try {
    await superuser.query('set local session_replication_role = replica')
    await superuser.query(`update audit_checkpoint set made_at = '9999-01-01'`)
    await superuser.query('set local session_replication_role = origin')
    await dated('now()')
  } finally {
    await superuser.query('rollback')
  }
})

test('a second start changes nothing, and the bound can’t be lifted', async () => {
  const before = await query`select since from entry_time_bound`
  await bound()
  expect(await query`select since from entry_time_bound`).toEqual(before)
  await expect(superuser.query('delete from entry_time_bound')).rejects.toThrow()
})
