import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './prisma/client'

const globals = globalThis as typeof globalThis & { northlightDatabase?: PrismaClient }

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 12 }),
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
