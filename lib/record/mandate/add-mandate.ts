import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { addVersion } from './add-version'
import type { MandateInput } from './schema'

/** Returns the id. */
export async function addMandate(coordinator: Coordinator, input: MandateInput, world = systemWorld): Promise<string> {
  const { organizationId } = coordinator
  const mandateId = world.id()
  await db.$transaction(async (tx) => {
    if ((await insertOnce(tx, tx.mandate, { id: mandateId, organizationId })) !== 'new') return
    const version = { ...input, mandateId, number: 1, reason: null }
    await addVersion(tx, coordinator, { action: 'mandate.recorded', version }, world)
  })
  return mandateId
}
