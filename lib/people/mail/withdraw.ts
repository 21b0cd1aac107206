import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export function withdraw(
  tx: Statements,
  { accountId, effect = '' }: { accountId: string; effect?: string },
  world = systemWorld,
): PromiseLike<number> {
  return tx.$executeRaw`
    update mail set state = 'withdrawn', settled_at = ${world.now()}
    where account_id = ${accountId}::uuid and state in ('queued', 'failed') and unsubscribe_url is not null
      and starts_with(effect, ${effect})`
}
