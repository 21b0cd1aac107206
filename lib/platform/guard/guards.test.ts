import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { app, owner } from '@/fixtures/roles'
import { guardNotes, guardSentences } from './guard-sentences.mjs'
import { type CatalogRow, catalogPath, compareGuards, isOfCatalog } from './guards.mjs'

/** Of the migrated database, not of catalog.json, which one test writes. */
let release = { query: '', rows: [] as CatalogRow[] }
const role = new URL(process.env.DATABASE_URL ?? '').username
beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  await app.query('begin')
  release = { ...release, rows: (await look(app)).filter(isOfCatalog) }
  await app.query('rollback')
})
afterAll(() => Promise.all([owner.end(), app.end()]))

const superuser = async (work: (client: pg.Client) => Promise<void>) => {
  const { pathname } = new URL(process.env.TEST_OWNER_URL ?? '')
  const client = new pg.Client({
    connectionString: Object.assign(new URL(process.env.TEST_MAINTENANCE_URL ?? ''), { pathname }).href,
  })
  await client.connect()
  await work(client).finally(() => client.end())
}

async function look(client: pg.Client): Promise<CatalogRow[]> {
  await client.query(catalogPath)
  return (await client.query(readFileSync('prisma/catalog.sql', 'utf8'))).rows
}

/** As the app's role sees the database after these statements of a superuser, which are rolled back. */
async function lookAfter(...statements: string[]) {
  let found: CatalogRow[] = []
  await superuser(async (client) => {
    await client.query('begin')
    for (const statement of statements) await client.query(statement.replaceAll(':app', role))
    await client.query(`set local role ${role}`)
    found = await look(client)
    await client.query('rollback')
  })
  return found
}

const compareAfter = async (...statements: string[]) => compareGuards(await lookAfter(...statements), release)
const namesOf = async (...statements: string[]) =>
  (await compareAfter(...statements)).differences.map(({ kind, name, was }) => `${kind} ${name} ${was}`)

test('catalog.json lists what the migrations, views, and grants make', async () => {
  const kinds = [...new Set(release.rows.map(({ kind }) => kind))].sort()
  const textsOf = (kind: string) =>
    Object.fromEntries(
      release.rows
        .filter((row) => row.kind === kind)
        .map(({ name, text }) => [name, text] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  const catalog = Object.fromEntries(kinds.map((kind) => [kind, textsOf(kind)]))
  await expect(`${JSON.stringify(catalog, null, 2)}\n`).toMatchFileSnapshot('../../../prisma/catalog.json')
})

test('a migrated database has all guards', async () => {
  expect(await compareAfter()).toEqual({ role, differences: [], unprinted: null })
})

test.each<[string[], string[]]>([
  [['revoke insert on response from :app'], ['right insert on response missing']],
  [['revoke select on open_account from :app'], ['right select on open_account missing']],
  [['revoke update (name_key) on organization from :app'], ['right update name_key on organization missing']],
  [['revoke usage on sequence audit_event_id_seq from :app'], ['right usage on audit_event_id_seq missing']],
  [['grant delete on audit_event to :app'], ['right delete on audit_event added']],
  [['grant truncate on submission to public'], ['right truncate on submission added']],
  [['grant update (details) on audit_event to :app'], ['right update details on audit_event added']],
  [['grant update on preparation to :app'], ['right update on preparation added']],
  [
    ['create role clerk_of_town', 'grant insert, select on revocation to clerk_of_town'],
    ['grant insert on revocation to clerk_of_town added'],
  ],
  [['drop trigger immutable on audit_event'], ['trigger immutable of audit_event missing']],
  [['alter table certificate disable trigger immutable'], ['trigger immutable of certificate changed']],
  [['set local session_replication_role = replica'], ['session session_replication_role=replica added']],
  [
    ['alter role :app set session_replication_role = replica'],
    [`setting session_replication_role=replica for ${role} added`],
  ],
  [['set local search_path = pg_catalog'], []],
  [['grant select on audit_event to public', 'create index more on audit_event (actor_role)'], []],
])('after %j the difference is named', async (statements, differences) => {
  expect(await namesOf(...statements)).toEqual(differences)
})

/* A superuser made a revoked certificate valid in these ways, or let a record be changed, without touching a row. */
const loser = `create function lose() returns trigger language plpgsql as $$ begin return null; end $$`

test.each<[string, string[], RegExp[]]>([
  [
    'a function that answers without its revocations',
    [
      `do $$ begin execute replace(pg_get_functiondef('current_certificate'::regproc), 'r.certificate_id is not null', 'false'); end $$`,
    ],
    [/^The function current_certificate\(.*\) was changed/],
  ],
  [
    'a view that hides entries',
    [
      `do $$ begin execute 'create or replace view held_certificate as ' || rtrim(pg_get_viewdef('held_certificate'::regclass), ';') || ' limit 0'; end $$`,
    ],
    [/^The view held_certificate was changed/],
  ],
  [
    'a guard that does nothing',
    ['create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$'],
    [/^The function refuse_change\(\) was changed/],
  ],
  [
    'a trigger that swallows rows',
    [loser, 'create trigger quiet before insert on revocation for each row execute function lose()'],
    [
      /^The function lose\(\) is not part of this release/,
      /^The trigger quiet of revocation .*: drop trigger quiet on revocation$/,
    ],
  ],
  [
    'a schema in front of ours',
    [
      'create schema shadow',
      'create table shadow.revocation (like revocation)',
      'alter role :app set search_path = shadow, public',
    ],
    [
      /^The object shadow\.revocation could answer/,
      /^The setting search_path=shadow, public for \S+ is not part.*alter role \S+ reset search_path$/,
    ],
  ],
  [
    'a policy that answers by the text of the query',
    [
      `create policy quiet on revocation using (current_query() !~ 'current_certificate')`,
      'alter table revocation enable row level security',
    ],
    [
      /^The table revocation can hide rows/,
      /^The policy quiet of revocation is not part.*: drop policy quiet on revocation$/,
    ],
  ],
  [
    'a rule that loses rows',
    ['create rule quiet as on insert to revocation do instead nothing'],
    [/^The rule quiet of revocation .*: drop rule quiet on revocation$/],
  ],
  [
    'a table that adds rows to one of ours',
    ['create table more () inherits (audit_event)'],
    [/^The child table public\.more of audit_event/, /^The table more is/],
  ],
  [
    'a constraint dropped',
    ['alter table alarm drop constraint alarm_kind'],
    [/^The constraint alarm_kind of alarm is missing/],
  ],
  ['a unique index dropped', ['drop index alarm_open'], [/^The index alarm_open is missing/]],
  ['a column that may be empty', ['alter table alarm alter sentence drop not null'], [/^The table alarm was changed/]],
  ['another owner', ['alter table revocation owner to :app'], [/^The role/, /^The table revocation was changed/]],
  [
    'an operator of its own',
    [
      `create function same(uuid, text) returns boolean language sql as 'select true'`,
      'create operator = (leftarg = uuid, rightarg = text, function = same)',
    ],
    [/^The function same\(uuid, text\)/, /^The operator public\.=\(uuid,text\)/],
  ],
  [
    'an event trigger',
    [
      `create function at_login() returns event_trigger language plpgsql as 'begin end'`,
      'create event trigger quiet on ddl_command_end execute function at_login()',
    ],
    [/^The function at_login\(\)/, /^The event trigger quiet is not part/],
  ],
])('%s is named', async (_what, statements, sentences) => {
  const found = guardSentences(await compareAfter(...statements))
  for (const sentence of sentences) expect(found).toContainEqual(expect.stringMatching(sentence))
})

test('all triggers of the log and the record dropped are named, one by one', async () => {
  const dropAll = `do $$ declare t record; begin
    for t in select tgname, tgrelid::regclass as relation from pg_trigger where not tgisinternal loop
      execute format('drop trigger %I on %s', t.tgname, t.relation); end loop; end $$`
  const { differences } = await compareAfter(dropAll)
  expect(differences.length).toBe(release.rows.filter(({ kind }) => kind === 'trigger').length)
})

test('a later Postgres may print its views otherwise, and an extension is only noted', async () => {
  const rows = await lookAfter()
  const later = rows.map((row) =>
    row.kind === 'server' ? { ...row, name: '190001' } : row.kind === 'view' ? { ...row, text: 'otherwise' } : row,
  )
  const compared = compareGuards([...later, { kind: 'extension', name: 'hypopg', text: '' }], release)
  expect(guardSentences(compared)).toEqual([])
  expect(guardNotes(compared)).toEqual([
    expect.stringContaining('(hypopg)'),
    expect.stringContaining('Postgres 19 is later than this release knows'),
  ])
})
