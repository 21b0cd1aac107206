import type { Administrator, Operator } from '@/lib/people/account/actor'
import { type AdministratorshipEnded, endAdministratorship } from '@/lib/people/account/end-administratorship'
import { endMadeLinks } from '@/lib/people/address/end-made-links'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Ends the links that the administrator made for others. Errors: not-found (not an administrator). */
export async function removeAdministrator(
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<AdministratorshipEnded> {
  const now = world.now()
  return db.$transaction(async (tx) => {
    const ended = await endAdministratorship(tx, actor, { accountId, reason }, now)
    if (ended.ok) await endMadeLinks(tx, accountId, now)
    return ended
  })
}
