import type { Statements } from '@/lib/platform/db'

export function postpone(tx: Statements, accountId: string, until: Date): PromiseLike<number> {
  return tx.$executeRaw`
    update mail set not_before = ${until}
    where account_id = ${accountId}::uuid and state = 'queued' and not_before < ${until} and unsubscribe_url is not null`
}
