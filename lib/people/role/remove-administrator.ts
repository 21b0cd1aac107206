import type { Administrator, Operator } from '@/lib/people/account/actor'
import { type AdministratorshipEnded, endAdministratorship } from '@/lib/people/account/end-administratorship'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Errors: not-found (not an administrator). */
export async function removeAdministrator(
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<AdministratorshipEnded> {
  return db.$transaction((tx) => endAdministratorship(tx, actor, { accountId, reason }, world.now()))
}
