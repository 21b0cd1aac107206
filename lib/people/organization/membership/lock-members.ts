import { query, type Statements } from '@/lib/platform/db'

/** Locks these people's current memberships until the transaction ends. Sorted as in moves, so that they can't deadlock. */
export async function lockMembers(
  tx: Statements,
  { organizationId }: { organizationId: string },
  accountIds: readonly string[],
): Promise<void> {
  await query(tx)`
    select from membership where organization_id = ${organizationId}::uuid and ended_at is null
      and account_id = any(${[...accountIds]}::uuid[])
    order by account_id, id for no key update`
}
