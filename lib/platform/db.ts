import 'server-only'
import pg from 'pg'
import { env } from './env'
import { logError } from './log-error'
import { connectionTo } from './primary.mjs'
import { Prisma, PrismaClient } from './prisma/client'
import { SequentialPg } from './sequential-pg'

const globals = globalThis as typeof globalThis & { northlightDatabase?: ReturnType<typeof connect> }

/**
 * Postgres parses and plans a named statement once per connection. Capped at a thousand, since each uses memory. A long
 * list of ids has a text for each length, so those have no name.
 */
function makeStatementNames() {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known) return known
    if (names.size >= 1000 || sql.includes('$101')) return ''
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}

/** A query fails after `patienceMs` without a connection, instead of waiting forever. */
export function openPool(address: string, { max, patienceMs }: { max: number; patienceMs: number }): pg.Pool {
  const pool = new pg.Pool({
    ...connectionTo(pg.Client, address),
    max,
    allowExitOnIdle: true,
    connectionTimeoutMillis: patienceMs,
  })
  // Prisma adds a listener at its first query; before that, a broken idle connection would end the process.
  pool.on('error', (error) => logError('an idle connection to the database broke', error))
  return pool
}

function connect() {
  const pool = openPool(env.DATABASE_URL, { max: Number(env.NORTHLIGHT_CONNECTIONS), patienceMs: 10_000 })
  const nameStatement = makeStatementNames()
  const adapter = new SequentialPg(pool, { statementNameGenerator: nameStatement, disposeExternalPool: true })
  // The default of two seconds would refuse some of a class that submits together.
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 10_000 } })
  return { pool, prisma, nameStatement }
}

/** On `globalThis`: development reloads modules, and Next bundles this one more than once. */
const connected = globals.northlightDatabase ?? connect()
globals.northlightDatabase = connected
export const db = connected.prisma

type Value = string | number | boolean | Date | string[] | null | Prisma.Sql

/** Keyed by call site: each has its own strings array. */
const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>()

function statementOf(strings: TemplateStringsArray): { name: string; text: string } {
  const known = statements.get(strings)
  if (known) return known
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`)
  const statement = { name: connected.nameStatement({ sql: text }), text }
  statements.set(strings, statement)
  return statement
}

/** With fragments (`Prisma.sql`), the text differs from call to call. */
function assemble(strings: TemplateStringsArray, values: Value[]) {
  if (!values.some((value) => value instanceof Prisma.Sql)) return { ...statementOf(strings), values }
  const { text, values: flat } = new Prisma.Sql(strings, values)
  return { name: connected.nameStatement({ sql: text }), text, values: flat }
}

export type Transaction = Prisma.TransactionClient

export type Statements = Transaction | pg.ClientBase

type Tag = <Row extends object>(strings: TemplateStringsArray, ...values: Value[]) => Promise<Row[]>

/** The only way to send SQL: query`…` on the pool, query(tx)`…` in a transaction. Reason: docs/decisions/051. */
export function query(on: Statements): Tag
export function query<Row extends object>(strings: TemplateStringsArray, ...values: Value[]): Promise<Row[]>
export function query(first: Statements | TemplateStringsArray, ...values: Value[]) {
  if ('raw' in first) return ask(connected.pool, first, values)
  return (strings: TemplateStringsArray, ...rest: Value[]) => ask(first === db ? connected.pool : first, strings, rest)
}

async function ask(on: Statements | pg.Pool, strings: TemplateStringsArray, values: Value[]) {
  if ('$queryRaw' in on) return on.$queryRaw<object[]>(strings, ...values)
  return (await on.query<object>(assemble(strings, values))).rows
}

const ignore = () => {}

/** Without a listener, a broken connection would crash the process. Its statements reject anyway. */
async function borrow(): Promise<{ client: pg.PoolClient; giveBack: () => void }> {
  const client = await connected.pool.connect()
  client.on('error', ignore)
  const giveBack = () => {
    client.off('error', ignore)
    client.release()
  }
  return { client, giveBack }
}

/** A transaction of the driver, without Prisma. */
export async function transact<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
  const { client, giveBack } = await borrow()
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    // On a broken connection Postgres rolls back by itself, and the pool drops it.
    await client.query('rollback').catch(ignore)
    throw error
  } finally {
    giveBack()
  }
}

const ours = { search_path: 'pg_catalog, public, pg_temp', row_security: 'off' }

/**
 * From here on, names in this transaction mean our own tables, and a row policy is an error instead of hiding rows, whatever is
 * set for the role or the database: a superuser could otherwise let a revoked certificate be valid.
 */
export async function useOurTables(tx: Statements): Promise<void> {
  await query(tx)`
    select pg_catalog.set_config('search_path', ${ours.search_path}, true),
      pg_catalog.set_config('row_security', ${ours.row_security}, true)`
}

const beginOnOurs = `begin isolation level repeatable read read only; set local search_path = ${ours.search_path}; set local row_security = ${ours.row_security}`

/** One snapshot of our own tables, for statements that prove something. Costs one round trip. */
export async function readOurTables<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
  const { client, giveBack } = await borrow()
  try {
    await client.query(beginOnOurs)
    return await work(client)
  } finally {
    // Nobody waits for the end of a transaction that wrote nothing.
    void client.query('rollback').catch(ignore).finally(giveBack)
  }
}

/** By Prisma's code or Postgres's own. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || error.code === '23505')
}
