import { query, type Statements } from '@/lib/platform/db'

/** Ends the open invitations of a closed account, and forgets the address of all. */
export async function endInvitationsOf(tx: Statements, accountId: string, now: Date): Promise<void> {
  await query(tx)`
    update invitation set email_key = '',
      ended_at = case when accepted_at is null then coalesce(ended_at, ${now}) else ended_at end
    where account_id = ${accountId}::uuid`
}
