import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { normalizeEmail } from './email'

/** The open account with an address. Errors: not-found. */
export async function findAccountByEmail(email: string): Promise<{ id: string; name: string; email: string }> {
  const account = await db.account.findFirst({
    where: { emailKey: normalizeEmail(email), closure: null },
    select: { id: true, name: true, email: true },
  })
  if (!account) throw notFound()
  return account
}

export async function isAdministrator(accountId: string): Promise<boolean> {
  return (await db.administratorship.count({ where: { accountId, endedAt: null } })) > 0
}
