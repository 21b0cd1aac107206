import type { Administrator, Operator } from '@/lib/people/account/actor'
import { endAdministratorship } from '@/lib/people/account/end-administratorship'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { mailEnded } from './mail-ended'

export type AdministratorRemoved = { ok: true } | { ok: false; reason: 'last-administrator' }

/** Errors: not-found (not an administrator). */
export async function removeAdministrator(
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<AdministratorRemoved> {
  return db.$transaction(async (tx) => {
    const ended = await endAdministratorship(tx, actor, { accountId, reason }, world.now())
    if (!ended.ok) return ended
    await mailEnded(tx, { roleId: ended.administratorshipId, accountId }, world)
    return { ok: true }
  })
}
