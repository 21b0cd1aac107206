import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { addFirst, type OutsideAdded } from './add-first'
import { listOpenOrganizations } from './queries'
import type { OutsideInput } from './schema'

/** Sends a certificate, which counts once a coordinator accepts it. Errors: not-found (not in the organization, or it takes none from its people). */
export function sendOutside(
  learner: Learner,
  input: OutsideInput & { organizationId: string; bytes: Uint8Array<ArrayBuffer> },
  world = systemWorld,
): Promise<OutsideAdded> {
  return db.$transaction(async (tx) => {
    const open = await listOpenOrganizations(learner, tx)
    if (!open.some(({ id }) => id === input.organizationId)) throw notFound()
    return addFirst(tx, learner, { ...input, accountId: learner.accountId }, world)
  })
}
