import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowFaults } from '@/fixtures/fits-rows'
import { recordings } from '@/fixtures/record-statements'
import { readStatements, type Statement } from '@/fixtures/row-types'
import { openPool } from './db'

/* A statement without fragments is checked here, each time that a test sends it in fixtures/check-statements.ts. */

const pool = openPool(process.env.DATABASE_URL ?? '', { max: 1, patienceMs: 10_000 })
let client: pg.PoolClient
let statements: Statement[] = []

beforeAll(async () => {
  client = await pool.connect()
  statements = readStatements()
  mkdirSync(recordings, { recursive: true })
  writeFileSync(path.join(recordings, 'statements.json'), JSON.stringify(statements))
}, 120_000)
afterAll(async () => {
  client.release()
  await pool.end()
})

interface Described {
  names: string[]
  types: number[]
}

/** Postgres parses the statement and describes its rows, without running it. */
function describeRows(text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    const described: Described = { names: [], types: [] }
    let failure: Error | undefined
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
      handleError(error: Error) {
        failure = error
      },
      handleReadyForQuery() {
        if (failure) reject(failure)
        else resolve(described)
      },
    } as unknown as pg.Submittable)
  })
}

async function faultsOf(statement: Statement): Promise<string[]> {
  if (statement.text === null) return []
  try {
    const described = await describeRows(statement.text)
    const faults = statement.drivers.map((driver) =>
      rowFaults(statement, { place: statement.place, driver, nulls: [], ...described }),
    )
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
