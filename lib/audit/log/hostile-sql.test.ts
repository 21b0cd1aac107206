import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { app, checkFailed, noRight, outcome, owner, refused } from '@/fixtures/roles'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { record } from './record'

/* SQL that the app's role could run to keep an entry out of the chain or make it unreadable. */

const subjectId = randomUUID()
/** The number of an entry that waits to be sealed. */
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

test('trigger functions use our tables, not a session’s temporary tables of the same name', async () => {
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

describe('Postgres refuses an entry that', () => {
  test.each([
    ['is of no time', event({ at: "'infinity'" })],
    ['is of a time before ours', event({ at: "'4000-01-01 BC'" })],
    ['has details that are none', event({ details: "'null'" })],
    ['has digests that are none', event({ digests: "'[]'" })],
    ['is nested too deep', event({ details: '\'{"a": [[[1]]]}\'' })],
    ['is too long to be held a thousand times', event({ object: "repeat('x', 2000)" })],
    ['is as long in its details', event({ details: "jsonb_build_object('a', repeat('x', 70000))" })],
  ])('%s', async (_what, sql) => {
    expect(await outcome(app, sql)).toBe(checkFailed)
  })
})

describe('Postgres refuses to put into the chain, ahead of sealing,', () => {
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

test('a personal value is stored only if it matches its entry’s digest', async () => {
  const taken = `create temp table taken as select * from audit_value where event_id = ${waits};
    delete from audit_value where event_id = ${waits}; insert into audit_value select event_id`
  for (const value of ["field, salt, 'another'", "'another', salt, value", "field, repeat('0', 32), value"])
    expect(await outcome(app, `${taken}, ${value} from taken`)).toBe(refused)
  expect(await outcome(app, `${taken}, field, salt, value from taken; drop table taken`)).not.toBeTypeOf('string')
})

describe('the app’s role may not', () => {
  test.each([
    "select setval('audit_event_id_seq', 1)",
    'select from audit_event for update',
    'lock table audit_event in access exclusive mode',
    'lock table audit_link in access exclusive mode',
    "insert into audit_event select * from audit_event limit 1 on conflict (id) do update set action = 'x'",
    'merge into audit_event using (select) s on true when matched then delete',
    'create temp table more () inherits (audit_event)',
    'create rule quiet as on insert to audit_event do instead nothing',
    'create trigger quiet before insert on audit_event for each row execute function refuse_change()',
    'alter table audit_event enable row level security',
    'alter table audit_event disable trigger sealed_later',
    'drop trigger sealed_later on audit_event',
    'drop function await_seal() cascade',
    "create or replace function event_digest(e audit_event) returns text language sql as $$ select 'x' $$",
    "update pg_trigger set tgenabled = 'D'",
    "select set_config('session_replication_role', 'replica', true)",
    'alter role current_user set session_replication_role = replica',
    'alter role current_user superuser',
    "do $$ begin execute 'truncate audit_event'; end $$",
    'create function pg_temp.f() returns void language sql security definer as $$ delete from public.audit_event $$; select pg_temp.f()',
    "copy audit_event from '/dev/null'",
    "copy audit_event to program 'true'",
    "select lo_import('/dev/null')",
    "select lo_export(lo_from_bytea(0, 'x'), '/dev/null')",
  ])('%s', async (sql) => {
    expect(await outcome(app, sql)).toBe(noRight)
  })
})

test.each([
  ['a function', "create function pg_temp.sha256(bytea) returns bytea language sql as $$ select 'x'::bytea $$"],
  [
    'a digest',
    "create function pg_temp.event_digest(public.audit_event) returns text language sql as $$ select 'x' $$",
  ],
  ['a type', 'create domain pg_temp.text as pg_catalog.text'],
  ['a queue', 'create temp table unsealed_event (event_id bigint, digest text)'],
  ['a view', 'create temp view audit_event as select 1 as id'],
  ['a large object', 'select lo_create(0)'],
  ['ways to write', "set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set bytea_output = 'escape'"],
])('a session’s own objects do not change what is sealed: %s', async (_what, sql) => {
  const of = randomUUID()
  try {
    const written = event({ subject_id: `'${of}'` }).replace('audit_event', 'public.audit_event')
    await app.query(`${sql}; set search_path = pg_temp, pg_catalog, public; ${written}`)
  } finally {
    await app.query('discard all')
  }
  await sealLog()
  const { rows } = await owner.query('select from audit_link join audit_event on id = event_id where subject_id = $1', [
    of,
  ])
  expect(rows).toHaveLength(1)
})
