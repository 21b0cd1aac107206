import { record } from '@/lib/audit/log/record'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { confirmAddress } from './confirmed-address'

/** The operator says that the address is the person's. No-op if it is confirmed. */
export async function vouchFor(operator: Operator, accountId: string, world = systemWorld): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    if (!(await confirmAddress(tx, accountId, 'operator', now))) return
    const about = { subjectId: accountId, details: { how: 'operator' } }
    await record(tx, { action: 'account.address-confirmed', actor: operator, ...about }, now)
  })
}
