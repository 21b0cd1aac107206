import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

const locks = {
  /** Several transactions can have it. */
  shared: Prisma.sql`key share`,
  /** One transaction at a time. */
  own: Prisma.sql`no key update`,
  /** Also excludes `shared`, and inserts of rows that name the account. */
  alone: Prisma.sql`update`,
}

/** Locks until the transaction ends. */
export async function lockAccount(tx: Statements, accountId: string, lock: keyof typeof locks = 'own'): Promise<void> {
  await query(tx)`select from account where id = ${accountId}::uuid for ${locks[lock]}`
}
