import { query, type Statements } from '@/lib/platform/db'

export async function postpone(tx: Statements, accountId: string, until: Date): Promise<void> {
  await query(tx)`
    update mail set not_before = ${until}
    where account_id = ${accountId}::uuid and state = 'queued' and not_before < ${until} and unsubscribe_url is not null`
}
