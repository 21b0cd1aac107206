import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations, readMigrations, scriptToSchema } from '@/scripts/build/schema-engine'

/** A superuser's address on the test server. */
const maintenance = process.env.TEST_MAINTENANCE_URL ?? ''
const name = `migrations_${process.pid}`
const owner = Object.assign(new URL(maintenance), { pathname: `/${name}` }).href

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A learner with a submitted attempt of two items, and the same shared quiz open in two courses. */
const rowsOfBefore = `
  insert into account (id, name, email, email_key, password_hash, created_at)
    values (md5('a')::uuid, 'Sample', 'a@test.example', 'a@test.example', '', now());
  insert into course_version (id, course_id, hash, edition, title, law_as_of, outline, minutes, lessons, published_at)
    values (md5('v')::uuid, 'one', 'h', '1', 'One', now(), '{}', '{}', '{}', now());
  insert into enrollment (id, account_id, course_id, course_version_id, enrolled_at)
    select md5(course)::uuid, md5('a')::uuid, course, md5('v')::uuid, now() from unnest(array['one', 'two']) course;
  insert into attempt (id, enrollment_id, account_id, course_id, unit_id, quiz_role, course_version_id, seed, pass_rule, started_at)
    select md5(seed)::uuid, md5(course)::uuid, md5('a')::uuid, course, unit, 'module', md5('v')::uuid, seed, '{}', started::timestamptz
    from (values ('done', 'one', 'quiz-1', '2026-11-01'), ('with an answer', 'one', 'quiz-2', '2026-11-02'),
      ('without', 'two', 'quiz-2', '2026-11-03')) given (seed, course, unit, started);
  insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order, item)
    select a.id, i.position, i.id, i.hash, 'any', '["a", "b"]', jsonb_build_object('id', i.id, 'hash', i.hash, 'stem', i.stem,
      'options', '[{"id": "a", "key": false}, {"id": "b", "key": true}]'::jsonb)
    from attempt a, (values (1, 'i1', 'h1', 'One'), (2, 'i2', 'h2', 'Two')) i (position, id, hash, stem);
  insert into response (attempt_id, position, value, answered_at)
    select a.id, given.position, given.value::jsonb, now() from attempt a
    join (values ('done', 1, '["b"]'), ('done', 2, '["a"]'), ('with an answer', 1, '["a"]')) given (seed, position, value)
      on given.seed = a.seed;
  update attempt set submitted_at = now() where seed = 'done';
  insert into submission (attempt_id, submitted_at, raw, max, scaled, passed, objectives)
    select id, now(), 1, 2, 0.5, false, '[]' from attempt where seed = 'done'`

beforeAll(() => run(maintenance, `create database ${name}`))
afterAll(() => run(maintenance, `drop database ${name} with (force)`))

test('the migrations apply once to an empty database and are recorded in the standard table', async () => {
  const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  expect(await applyMigrations(owner)).toEqual(names)
  expect(await applyMigrations(owner)).toEqual([])
  const { rows } = await run(owner, 'select migration_name from _prisma_migrations order by migration_name')
  expect(rows.map((row) => row.migration_name)).toEqual(names)
})

test('places of checkpoints lose addresses with a password or token, and keep the others', async () => {
  const kept = [
    'file:///mnt/a@b',
    'git+ssh://git@host.example/checkpoints.git',
    'https://witness.example/log',
    'mailto:auditor@county.example',
  ]
  const secret = [
    'https://a:token@witness.example',
    'git+https://token@host.example/a.git',
    'git+ssh://git:b@host.example/a',
  ]
  const places = [...kept, ...secret].map((address) => `('${address}', now())`)
  await run(owner, `insert into witness_place (address, next_at) values ${places.join(', ')}`)
  await run(owner, await readFile('prisma/migrations/20261129161000_witness_secrets/migration.sql', 'utf8'))
  const { rows } = await run(owner, 'select address from witness_place order by 1')
  expect(rows.map(({ address }) => address)).toEqual(kept)
})

test('attempts from before item versions keep their items, credits and open state', async () => {
  const before = `${name}_before`
  await run(maintenance, `create database ${before}`)
  const url = Object.assign(new URL(maintenance), { pathname: `/${before}` }).href
  try {
    const folder = path.join(import.meta.dirname, '..', '..', 'prisma', 'migrations')
    const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path).sort()
    const engine = names.findIndex((one) => one.endsWith('_item_engine'))
    const apply = async (one: string) => run(url, await readFile(path.join(folder, one, 'migration.sql'), 'utf8'))
    for (const one of names.slice(0, engine)) await apply(one)
    await run(url, rowsOfBefore)
    await apply(names[engine] ?? '')
    const { rows: versions } = await run(url, "select hash, item->>'stem' as stem from item_version order by hash")
    expect(versions).toEqual([
      { hash: 'h1', stem: 'One' },
      { hash: 'h2', stem: 'Two' },
    ])
    expect((await run(url, 'select raw, credits from submission')).rows).toEqual([{ raw: 1, credits: [1, 0] }])
    expect((await run(url, 'select attempt_id from uncounted_submission')).rowCount).toBe(1)
    const { rows: open } = await run(url, 'select seed, ordinal from attempt where submitted_at is null')
    expect(open).toEqual([{ seed: 'with an answer', ordinal: 1 }])
    expect((await run(url, 'select 1 from attempt')).rowCount).toBe(3)
  } finally {
    await run(maintenance, `drop database ${before} with (force)`)
  }
})

test('the schema and the migrations agree', async () => {
  expect(await scriptToSchema(owner)).toBe('')
})
