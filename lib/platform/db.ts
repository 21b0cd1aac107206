import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { Prisma, PrismaClient } from './prisma/client'

const globals = globalThis as typeof globalThis & { northlightDatabase?: ReturnType<typeof connect> }

/**
 * Names for statements, by which Postgres parses and plans each once a connection; no name for those that come after a
 * thousand others, since each name costs every connection some memory.
 */
function makeStatementNames() {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known) return known
    if (names.size >= 1000) return ''
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}

function connect() {
  // Who gets no connection for so long gets an error; without it a wait has no end.
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 12,
    allowExitOnIdle: true,
    connectionTimeoutMillis: 10_000,
  })
  // Prisma listens only once it was asked something; unheard, an idle connection that breaks would end the process.
  pool.on('error', (error) => console.error(`an idle connection to the database broke: ${error.message}`))
  const nameStatement = makeStatementNames()
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameStatement, disposeExternalPool: true })
  // A class that submits at once waits for its turn; the two seconds of the default would refuse some of it.
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 10_000 } })
  return { pool, prisma, nameStatement }
}

/**
 * One pool a process, with one set of names; kept on `globalThis` since development reloads modules, and Next's bundles
 * hold this one more than once.
 */
const connected = globals.northlightDatabase ?? connect()
globals.northlightDatabase = connected
export const db = connected.prisma

type Value = string | number | boolean | Date | string[] | null | Prisma.Sql

/** By the place in the source where a statement stands. */
const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>()

function statementOf(strings: TemplateStringsArray): { name: string; text: string } {
  const known = statements.get(strings)
  if (known) return known
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`)
  const statement = { name: connected.nameStatement({ sql: text }), text }
  statements.set(strings, statement)
  return statement
}

/** A statement with fragments (`Prisma.sql`) differs in its text from call to call. */
function assemble(strings: TemplateStringsArray, values: Value[]) {
  if (!values.some((value) => value instanceof Prisma.Sql)) return { ...statementOf(strings), values }
  const { text, values: flat } = new Prisma.Sql(strings, values)
  return { name: connected.nameStatement({ sql: text }), text, values: flat }
}

export type Transaction = Prisma.TransactionClient

/** What a statement runs on: a transaction of Prisma or of the driver. */
export type Statements = Transaction | pg.ClientBase

type Tag = <Row extends object>(strings: TemplateStringsArray, ...values: Value[]) => Promise<Row[]>

/**
 * The only way to send SQL: query`select …` on a connection from the pool, query(tx)`select …` in a transaction. Straight to
 * the driver except in a transaction of Prisma, whose raw query costs the app more than twice as much (docs/decisions/016).
 */
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

/** A transaction straight on a connection of the driver: what `query` is to a statement. */
export async function transact<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
  const client = await connected.pool.connect()
  // Its statements say so as well; unheard, a connection that breaks would end the process.
  const heard = () => {}
  client.on('error', heard)
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    // On a connection that cannot even roll back, Postgres does so; the pool takes back no broken one.
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.off('error', heard)
    client.release()
  }
}

/** True when an insert met a row that was there already, in Prisma's code or in Postgres's own. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || error.code === '23505')
}
