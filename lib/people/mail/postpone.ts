import type { Statements } from '@/lib/platform/db'

/** Lets what can be stopped and waits for a person go no earlier than then. */
export function postpone(tx: Statements, accountId: string, until: Date): PromiseLike<number> {
  return tx.$executeRaw`
    update mail set not_before = ${until}
    where account_id = ${accountId}::uuid and state = 'queued' and not_before < ${until} and unsubscribe_url is not null`
}
