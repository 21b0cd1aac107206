import { query, type Statements } from '@/lib/platform/db'
import { lockAccount } from './lock-account'

interface Act {
  accountId: string
  /** Accepting a role elsewhere ends this access, so an open offer is no reason to refuse it. */
  ignoresOffers?: boolean
}

/**
 * Whether an organization, by its coordinators or its identity provider, may do what lets it use this person's account: make
 * a password link, sign the person on, confirm that it's them, or link them. Not if they have a role elsewhere, or are offered
 * one: the organization would get it too. Locks the account, so a role that is accepted meanwhile counts. The site itself
 * (`organizationId` is null) may act on everyone. docs/decisions/063
 */
export async function mayActOn(
  tx: Statements,
  { organizationId }: { organizationId: string | null },
  { accountId, ignoresOffers = false }: Act,
  now: Date,
): Promise<boolean> {
  if (organizationId === null) return true
  await lockAccount(tx, accountId)
  const [found] = await query(tx)<{ isElsewhere: boolean }>`
    select has_role_elsewhere(${accountId}::uuid, ${organizationId}::uuid, ${now}, ${!ignoresOffers}) as "isElsewhere"`
  return found?.isElsewhere === false
}
