import { query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import type { Administrator } from './actor'

export interface LiveAdministratorship {
  id: string
  accountId: string
  /** A person whose account is closed can't sign in. */
  isOpen: boolean
}

/** Call before locking an account: ending a role locks in this order. */
export async function lockAdministratorships(tx: Transaction): Promise<void> {
  await query(tx)`select from administratorship where ended_at is null order by id for update`
}

/** Race: a removal waits, and ends what the administrator makes. Errors: not-found (removed already). */
export async function lockOwnAdministratorship(tx: Transaction, { accountId }: Administrator): Promise<void> {
  const live = await query(tx)`
    select from administratorship where account_id = ${accountId}::uuid and ended_at is null for share`
  if (live.length === 0) throw notFound()
}

export function listAdministratorships(tx: Transaction): Promise<LiveAdministratorship[]> {
  return query(tx)<LiveAdministratorship>`
    select a.id::text, a.account_id::text as "accountId",
      not exists (select from account_closure c where c.account_id = a.account_id) as "isOpen"
    from administratorship a where a.ended_at is null`
}

export function isLast(live: readonly LiveAdministratorship[], accountId: string): boolean {
  const open = live.filter(({ isOpen }) => isOpen)
  return open.some((one) => one.accountId === accountId) && open.every((one) => one.accountId === accountId)
}
