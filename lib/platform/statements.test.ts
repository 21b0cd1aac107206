import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RowDescription, rowFaults } from '@/fixtures/fits-rows'
import { readStatements, type Statement } from '@/fixtures/row-types'
import { openPool } from './db'

const pool = openPool(process.env.DATABASE_URL ?? '', { max: 1, patienceMs: 10_000 })
let client: pg.PoolClient
let statements: Statement[] = []

beforeAll(async () => {
  client = await pool.connect()
  statements = readStatements()
}, 120_000)
afterAll(async () => {
  client.release()
  await pool.end()
})

/** Postgres parses the statement and describes its rows, without running it. */
function describeRows(text: string): Promise<RowDescription> {
  return new Promise((resolve, reject) => {
    const described: RowDescription = { names: [], types: [] }
    client.query({
      submit(connection: pg.Connection) {
        connection.parse({ name: '', text, types: [] }, true)
        connection.describe({ type: 'S', name: '' }, true)
        connection.sync()
      },
      handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }) {
        described.names = fields.map(({ name }) => name)
        described.types = fields.map(({ dataTypeID }) => dataTypeID)
      },
      // After an error, pg no longer tells the query when the connection is ready.
      handleError: reject,
      handleReadyForQuery: () => resolve(described),
    } as unknown as pg.Submittable)
  })
}

async function faultsOf(statement: Statement): Promise<string[]> {
  if (statement.text === null) return []
  try {
    const described = await describeRows(statement.text)
    const faults = statement.drivers.map((driver) => rowFaults(statement, { driver, ...described }))
    return faults.find((some) => some.length === 0) ?? faults[0] ?? []
  } catch (error) {
    return [`${statement.place}: ${error instanceof Error ? error.message : error}`]
  }
}

describe('each statement without fragments', () => {
  test('is one that Postgres accepts, and its rows have the type that the code says', async () => {
    const faults = []
    for (const statement of statements) faults.push(...(await faultsOf(statement)))
    expect(faults).toEqual([])
  })
})
