import type { Coordinator } from '@/lib/people/account/actor'
import { requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { addFirst, type OutsideAdded } from './add-first'
import type { OutsideInput } from './schema'

/** Adds a certificate that counts right away. Errors: not-found (not a current learner of theirs), forbidden (oneself). */
export function addOutside(
  coordinator: Coordinator,
  input: OutsideInput & { accountId: string; bytes: Uint8Array<ArrayBuffer> },
  world = systemWorld,
): Promise<OutsideAdded> {
  return db.$transaction(async (tx) => {
    await requireOwnLearner(tx, coordinator, input.accountId)
    return addFirst(tx, coordinator, { ...input, organizationId: coordinator.organizationId }, world)
  })
}
