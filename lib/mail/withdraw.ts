import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/**
 * Takes back what was written to a person and not begun to be handed over, for example when they stop mails. Call it with
 * the transaction of the reason. Gives how many.
 */
export function withdraw(tx: Statements, accountId: string, world = systemWorld): PromiseLike<number> {
  return tx.$executeRaw`
    update mail set state = 'failed', last_error = 'not wanted any more', settled_at = ${world.now()}
    where account_id = ${accountId}::uuid and state = 'queued'`
}
