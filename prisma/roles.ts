import pg from 'pg'
import { env } from '@/lib/platform/env'

/*
 * Both roles of the database, for tests of what Postgres keeps whatever the code does: the owner of the tables, whom no
 * grant stops, and the app's. Connect them before, end them after.
 */
export const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
export const app = new pg.Client({ connectionString: env.DATABASE_URL })

/** What a statement ends in: a code of Postgres, or in how many rows; it is rolled back. */
export async function outcome(client: pg.Client, sql: string): Promise<string | number | null> {
  await client.query('begin')
  try {
    return (await client.query(sql)).rowCount
  } catch (error) {
    return (error as pg.DatabaseError).code ?? null
  } finally {
    await client.query('rollback')
  }
}

export const [refused, duplicate, checkFailed, noRight, noKey] = ['23001', '23505', '23514', '42501', '23503']
