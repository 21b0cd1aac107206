import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './prisma/client'

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
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 12, allowExitOnIdle: true })
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

type Value = string | number | boolean | Date | null

/** By the place in the source where a statement stands. */
const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>()

/**
 * The rows of one statement of its own, straight from the driver: Prisma's raw query costs the app more than twice as much
 * (docs/decisions/016). For what learners ask for most; everything else is Prisma's.
 */
export async function query<Row extends object>(strings: TemplateStringsArray, ...values: Value[]): Promise<Row[]> {
  let statement = statements.get(strings)
  if (!statement) {
    const text = strings.reduce((before, part, index) => `${before}$${index}${part}`)
    statement = { name: connected.nameStatement({ sql: text }), text }
    statements.set(strings, statement)
  }
  return (await connected.pool.query<Row>({ ...statement, values })).rows
}

export type Transaction = Prisma.TransactionClient

/** True when an insert met a row that was there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
