import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './prisma/client'

const globals = globalThis as typeof globalThis & { northlightDatabase?: PrismaClient }

const statementNames = new Map<string, string>()

/**
 * A name for a statement, by which Postgres parses and plans it once a connection; no name for those that come after a
 * thousand others, since each name costs every connection some memory.
 */
function nameStatement({ sql }: { sql: string }): string {
  const known = statementNames.get(sql)
  if (known) return known
  if (statementNames.size >= 1000) return ''
  const name = `s${statementNames.size}`
  statementNames.set(sql, name)
  return name
}

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 12 }, { statementNameGenerator: nameStatement }),
    // A class that submits at once waits for its turn; the two seconds of the default would refuse some of it.
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  })
}

/** One pool a process; kept on `globalThis` since development reloads modules. */
export const db = globals.northlightDatabase ?? connect()
globals.northlightDatabase = db

export type Transaction = Prisma.TransactionClient

/** True when an insert met a row that was there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
