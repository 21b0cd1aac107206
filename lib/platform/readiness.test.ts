import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

/*
 * On its own database, because breaking it would break other tests. It is a copy of the database that the workers' copies
 * come from; modules that read the environment are imported after it is set.
 */
const name = `ready_${process.pid}`
const at = (url = '', database = name) => Object.assign(new URL(url), { pathname: `/${database}` }).href
const maintenance = process.env.TEST_MAINTENANCE_URL ?? ''
const template = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1).replace(/worker_\d+$/, 'template')
const ownerName = new URL(process.env.TEST_OWNER_URL ?? '').username
process.env.DATABASE_URL = at(process.env.DATABASE_URL)

async function asSuperuser(sql: string, database = 'postgres'): Promise<void> {
  const client = new pg.Client({ connectionString: at(maintenance, database) })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** Ends the app's connections, so that it notices a change. */
const disconnect = () => asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)

/** As a new process with these variables finds it. */
async function find(variables: Record<string, string> = {}): Promise<string | null> {
  for (const [variable, value] of Object.entries(variables)) vi.stubEnv(variable, value)
  vi.resetModules()
  return (await import('./readiness')).findObstacle()
}

beforeAll(() => asSuperuser(`create database ${name} template ${template} owner ${ownerName}`))
afterAll(() => asSuperuser(`drop database if exists ${name} with (force)`))
beforeAll(() => vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => vi.unstubAllEnvs())

test('a flood of questions shares one write a second', async () => {
  const { findObstacle } = await import('./readiness')
  const answers = Array.from({ length: 100 }, () => findObstacle())
  expect(new Set(answers).size).toBe(1)
  expect(await answers[0]).toBeNull()
})

test('too little room on the embedded database’s disk is an obstacle', async () => {
  // A file system without room.
  const full = process.platform === 'linux' ? '/proc' : '/dev'
  expect(await find({ NORTHLIGHT_DATABASE_FOLDER: full })).toBe('The disk is almost full.')
  expect(await find({ NORTHLIGHT_DATABASE_FOLDER: '/nowhere' })).toBe('The disk is almost full.')
  expect(await find({ NORTHLIGHT_DATABASE_FOLDER: process.cwd() })).toBeNull()
})

test('a database that takes no writes is an obstacle until it takes them again', async () => {
  await asSuperuser(`alter database ${name} set default_transaction_read_only = on`)
  await disconnect()
  expect(await find()).toBe('The database is read-only.')
  await asSuperuser(`alter database ${name} reset default_transaction_read_only`)
  await disconnect()
  // The pool may hand out a connection once before it hears that it has ended.
  await expect.poll(() => find()).toBeNull()
})

test.each([
  ['revoke insert on response from', 'grant insert on response to', 'The app lacks rights in the database.'],
  [
    'revoke select on applied_migration from',
    'grant select on applied_migration to',
    'The app lacks rights in the database.',
  ],
  ['grant delete on audit_event to', 'revoke delete on audit_event from', 'The database lets records be changed.'],
])('a lost or a new right of the app is an obstacle: %s', async (change, undo, obstacle) => {
  const app = new URL(process.env.DATABASE_URL ?? '').username
  await asSuperuser(`${change} ${app}`, name)
  const found = await find()
  await asSuperuser(`${undo} ${app}`, name)
  expect([found, await find()]).toEqual([obstacle, null])
})

test('a trigger that does not guard its table is an obstacle', async () => {
  await asSuperuser('alter table audit_event disable trigger immutable', name)
  const found = await find()
  await asSuperuser('alter table audit_event enable trigger immutable', name)
  expect([found, await find()]).toEqual(['The database lets records be changed.', null])
})

test('a database of a later release is an obstacle', async () => {
  await asSuperuser(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', '', '20991231000000_later', now())`,
    name,
  )
  const found = await find()
  await asSuperuser(`delete from _prisma_migrations where id = 'later'`, name)
  expect([found, await find()]).toEqual(['The database is of a later release.', null])
})

test('a database without the last migration, or without the view, is an obstacle', async () => {
  const last = '(select max(migration_name) from _prisma_migrations)'
  await asSuperuser(`update _prisma_migrations set finished_at = null where migration_name = ${last}`, name)
  expect(await find()).toBe('The database lacks migrations of this release.')
  await asSuperuser('drop view applied_migration', name)
  expect(await find()).toBe('The database lacks migrations of this release.')
})

test('a database that is gone is an obstacle', async () => {
  await asSuperuser(`drop database ${name} with (force)`)
  expect(await find()).toBe('The database does not answer.')
})
