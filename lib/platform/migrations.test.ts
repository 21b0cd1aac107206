import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations, readMigrations, scriptToSchema } from '@/scripts/schema-engine'

/** A superuser's address of the server that the tests run on. */
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

beforeAll(() => run(maintenance, `create database ${name}`))
afterAll(() => run(maintenance, `drop database ${name} with (force)`))

test('the migrations apply to an empty database, once, and are recorded in the standard table', async () => {
  const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  expect(await applyMigrations(owner)).toEqual(names)
  expect(await applyMigrations(owner)).toEqual([])
  const { rows } = await run(owner, 'select migration_name from _prisma_migrations order by migration_name')
  expect(rows.map((row) => row.migration_name)).toEqual(names)
})

test('the schema and the migrations agree', async () => {
  expect(await scriptToSchema(owner)).toBe('')
})
