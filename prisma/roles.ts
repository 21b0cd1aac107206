import pg from 'pg'
import type { Statements } from '@/lib/platform/db'
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

/** A connection as verbs take a transaction, so that they work as another role or in what is rolled back. */
export function statementsOn(client: pg.Client): Statements {
  const ask = (strings: TemplateStringsArray, values: unknown[]) =>
    client.query(
      strings.reduce((before, part, index) => `${before}$${index}${part}`),
      values,
    )
  return {
    $queryRaw: async <Rows>(strings: TemplateStringsArray, ...values: unknown[]) =>
      (await ask(strings, values)).rows as Rows,
    $executeRaw: async (strings, ...values) => (await ask(strings, values)).rowCount ?? 0,
  }
}

export const [refused, duplicate, checkFailed, noRight, noKey] = ['23001', '23505', '23514', '42501', '23503']
