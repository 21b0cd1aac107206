import { record, recordEach } from '@/lib/audit/log/record'
import { query, transact } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import type { GivenUp } from './given-up'

/** The log says from then on which checkpoints it does not extend, and why. */
export async function resumeSealing(
  operator: { role: 'operator'; accountId: null },
  { reason, givenUp }: { reason: string; givenUp: readonly GivenUp[] },
  world = systemWorld,
): Promise<void> {
  const at = world.now()
  await transact(async (tx) => {
    await takeTurn(tx, 'sealing stop')
    await query(tx)`
      update sealing_stop set ended_at = greatest(stopped_at, ${at}::timestamptz) where ended_at is null`
    const details = { checkpoints: givenUp.length }
    await record(tx, { action: 'log.sealing-resumed', actor: operator, details, values: { reason } }, at)
    const entries = givenUp.map(({ size, root }) => {
      const object = `checkpoint:${size}`
      return { action: 'log.checkpoint-given-up', actor: operator, object, details: { size, root } } as const
    })
    await recordEach(tx, entries, at)
  })
}
