import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { record } from './record'

/** `declare` adds the earlier address to the key file, so that both happen or neither does. */
export async function moveIssuer(
  operator: { role: 'operator'; accountId: null },
  { from, to, declare }: { from: string; to: string; declare: () => Promise<void> },
  world = systemWorld,
): Promise<void> {
  await transact(async (tx) => {
    await record(
      tx,
      { action: 'issuer.moved', actor: operator, object: `issuer:${to}`, details: { from, to } },
      world.now(),
    )
    await declare()
  })
}
