import { query, type Statements } from '@/lib/platform/db'

/** Ends what a closed account may see, and forgets its address. */
export async function endGrantsOf(tx: Statements, { accountId }: { accountId: string }, now: Date): Promise<void> {
  await query(tx)`
    update auditor_grant set email = '', email_key = '', ended_at = coalesce(ended_at, ${now})
    where account_id = ${accountId}::uuid`
}
