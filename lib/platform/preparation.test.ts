import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { query } from './db'
import { isPrepared, notePreparation } from './preparation.mjs'

const name = `prepared_${process.pid}`
const maintenance = process.env.TEST_MAINTENANCE_URL ?? ''
const owner = process.env.TEST_OWNER_URL ?? ''
const template = new URL(owner).pathname.slice(1).replace(/worker_\d+$/, 'template')
const made: string[] = []

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenance })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

async function copy(database: string, source: string): Promise<void> {
  made.push(database)
  await asSuperuser(`create database ${database} template ${source} owner ${new URL(owner).username}`)
}

async function on<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(owner), { pathname: `/${database}` }).href })
  await client.connect()
  return work(client).finally(() => client.end())
}

const prepare = (sources: string) => on(name, (client) => notePreparation(client, sources))
const countsAsPrepared = (sources: string, database = name) => on(database, (client) => isPrepared(client, sources))

beforeAll(() => copy(name, template))
beforeEach(() => on(name, (client) => client.query('delete from preparation')))
afterAll(async () => {
  for (const database of made) await asSuperuser(`drop database ${database} with (force)`)
})

test('a database counts as prepared for the sources of its last preparation only', async () => {
  expect(await countsAsPrepared('now')).toBe(false)
  await prepare('before')
  await prepare('now')
  expect(await countsAsPrepared('now')).toBe(true)
  expect(await countsAsPrepared('edited')).toBe(false)
  expect(await countsAsPrepared('before')).toBe(false)
})

test('an older backup of a prepared database does not count as prepared', async () => {
  await prepare('before')
  await copy(`${name}_backup`, name)
  await prepare('now')
  expect(await countsAsPrepared('now')).toBe(true)
  expect(await countsAsPrepared('now', `${name}_backup`)).toBe(false)
})

test.each([
  ['a right of the app is missing', 'revoke select on account from public, current_user'],
  ['a view is another release’s', `create or replace view applied_migration as select 'x'::varchar(255) as name`],
  ['a table is missing', 'drop table refused_form'],
  ['the table of preparations is missing', 'drop table preparation'],
])('a database counts as unprepared when %s', async (_what, sql) => {
  await prepare('now')
  const isPreparedAfter = on(name, async (client) => {
    await client.query(`begin; ${sql}`)
    const answer = await isPrepared(client, 'now')
    await client.query('rollback')
    return answer
  })
  expect(await isPreparedAfter).toBe(false)
  expect(await countsAsPrepared('now')).toBe(true)
})

test('the app’s role may not read or write preparations', async () => {
  await expect(query`select from preparation`).rejects.toThrow(/permission denied/)
  await expect(query`insert into preparation (digest) values ('mine')`).rejects.toThrow(/permission denied/)
})
