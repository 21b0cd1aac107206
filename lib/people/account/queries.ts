import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import type { Learner } from './actor'
import { normalizeEmail } from './email'

export async function findAccountByEmail(email: string): Promise<{ id: string; name: string; email: string }> {
  const account = await db.account.findFirst({
    where: { emailKey: normalizeEmail(email), closure: null },
    select: { id: true, name: true, email: true },
  })
  if (!account) throw notFound()
  return account
}

export async function isAdministrator({ accountId }: Learner): Promise<boolean> {
  return (await db.administratorship.count({ where: { accountId, endedAt: null } })) > 0
}

export async function isOpen(on: Statements, accountId: string): Promise<boolean> {
  return (await query(on)`select from open_account where id = ${accountId}::uuid`).length > 0
}

export async function findAccountId(addressOrId: string): Promise<string | null> {
  const where = isUuid(addressOrId) ? { id: addressOrId } : { emailKey: normalizeEmail(addressOrId) }
  return (await db.account.findUnique({ where, select: { id: true } }))?.id ?? null
}

/** Without ids that no account has. */
export async function namesOf(ids: readonly string[], on: Statements = db): Promise<Map<string, string>> {
  const rows = await query(on)<{ id: string; name: string }>`
    select id::text, name from account where id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Accounts to mail: none that are closed. */
export async function listOpenAccounts(ids: string[]): Promise<{ id: string; name: string; email: string }[]> {
  return db.account.findMany({
    where: { id: { in: ids }, closure: null },
    select: { id: true, name: true, email: true },
  })
}
