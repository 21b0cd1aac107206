import { query, type Statements } from '@/lib/platform/db'

/** Locks the current memberships of one account or of all until the transaction ends. Sorted as in moves, so that they can't deadlock. */
export async function lockMembers(
  tx: Statements,
  { organizationId }: { organizationId: string },
  accountId: string | null = null,
): Promise<void> {
  await query(tx)`
    select from membership where organization_id = ${organizationId}::uuid and ended_at is null
      and (${accountId}::uuid is null or account_id = ${accountId}::uuid)
    order by account_id, id for no key update`
}
