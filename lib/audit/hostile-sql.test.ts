import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { app, checkFailed, outcome, owner, refused } from '@/prisma/roles'
import { record } from './record'
import { sealLog } from './seal-log'

/* What whoever has the app's role, and SQL, could do so that an entry never comes into the chain, or nobody can read it. */

const subjectId = randomUUID()
/** The number of one that waits to be sealed. */
const waits = `(select max(id) from audit_event where subject_id = '${subjectId}')`
const hash = 'f'.repeat(64)

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  const entry = { action: 'person.viewed', actor: { accountId: null, role: 'operator' }, subjectId } as const
  await transact((tx) => record(tx, entry, systemWorld.now()))
  await sealLog()
  await transact((tx) => record(tx, { ...entry, values: { reason: 'any' } }, systemWorld.now()))
})
afterAll(() => Promise.all([owner.end(), app.end()]))

test('the functions of triggers find our tables, and none of the same name that a session made for itself', async () => {
  const { rows } = await owner.query(`
    select proname from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype
      and not coalesce(proconfig @> '{"search_path=public, pg_temp"}', false)`)
  expect(rows).toEqual([])
  const link = `create temp table audit_link (event_id bigint); insert into pg_temp.audit_link values (${waits})`
  expect(await outcome(app, `${link}; delete from public.unsealed_event where event_id = ${waits}`)).toBe(refused)
})

const event = (own: Record<string, string>) => {
  const row = { at: 'now()', action: "'key.used'", actor_role: "'system'", details: "'{}'", ...own }
  return `insert into audit_event (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`
}

describe('no entry can be written that', () => {
  test.each([
    ['is of no time', event({ at: "'infinity'" })],
    ['is of a time before ours', event({ at: "'4000-01-01 BC'" })],
    ['has details that are none', event({ details: "'null'" })],
    ['has digests that are none', event({ digests: "'[]'" })],
    ['is too deep to be walked', event({ details: '\'{"a": [[[1]]]}\'' })],
    ['is too long to be held a thousand times', event({ object: "repeat('x', 2000)" })],
    ['is as long in its details', event({ details: "jsonb_build_object('a', repeat('x', 70000))" })],
  ])('%s', async (_what, sql) => {
    expect(await outcome(app, sql)).toBe(checkFailed)
  })
})

describe('nor be put into the chain, ahead of sealing,', () => {
  const next = '(select max(position) + 1 from audit_link)'
  const link = (position: string) => `insert into audit_link values (${position}, ${waits}, '${hash}')`
  const checkpoint = (size: string, document: string) =>
    `insert into audit_checkpoint values (${size}, ${document}, now())`
  const commit = 'set constraints all immediate'

  test.each([
    ['at the far end', link('9223372036854775807')],
    ['with no checkpoint after it', `${link(next)}; ${commit}`],
    ['nor a checkpoint of what is not there yet', checkpoint(next, `'{}'`)],
    [
      'nor one that says otherwise',
      `${link(next)}; ${checkpoint('(select max(position) from audit_link)', `jsonb_build_object('size', (select max(position) from audit_link), 'head', 'x')::text`)}`,
    ],
  ])('%s', async (_what, sql) => {
    expect(await outcome(app, sql)).toBe(refused)
  })
})

test('a personal value stands by the digest that its entry has of it, or not at all', async () => {
  const taken = `create temp table taken as select * from audit_value where event_id = ${waits};
    delete from audit_value where event_id = ${waits}; insert into audit_value select event_id`
  for (const value of ["field, salt, 'another'", "'another', salt, value", "field, repeat('0', 32), value"])
    expect(await outcome(app, `${taken}, ${value} from taken`)).toBe(refused)
  expect(await outcome(app, `${taken}, field, salt, value from taken; drop table taken`)).not.toBeTypeOf('string')
})
