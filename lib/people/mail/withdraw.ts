import { query, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export async function withdraw(
  tx: Statements,
  { accountId, effect = '' }: { accountId: string; effect?: string },
  world = systemWorld,
): Promise<void> {
  await query(tx)`
    update mail set state = 'withdrawn', settled_at = ${world.now()}
    where account_id = ${accountId}::uuid and state in ('queued', 'failed') and unsubscribe_url is not null
      and starts_with(effect, ${effect})`
}

/** Withdraws queued mails by effect. */
export async function withdrawMails(tx: Statements, effects: string[], now: Date): Promise<void> {
  await query(tx)`
    update mail set state = 'withdrawn', settled_at = ${now} where effect = any(${effects}::text[]) and state = 'queued'`
}
