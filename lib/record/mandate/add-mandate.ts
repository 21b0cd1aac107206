import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { addVersion } from './add-version'
import type { MandateInput } from './schema'

/** Returns the id. Safe to repeat with the same id. */
export async function addMandate(coordinator: Coordinator, input: MandateInput, world = systemWorld): Promise<string> {
  const { organizationId } = coordinator
  const mandateId = world.id()
  await db.$transaction(async (tx) => {
    const { count } = await tx.mandate.createMany({ data: [{ id: mandateId, organizationId }], skipDuplicates: true })
    if (count === 0) return
    const version = { ...input, mandateId, number: 1, reason: null }
    await addVersion(tx, coordinator, { action: 'mandate.recorded', version }, world)
  })
  return mandateId
}
