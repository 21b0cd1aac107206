import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { addVersion } from './add-version'
import { requireMandate } from './queries'
import { versionOn } from './rule'

export type MandateEnded = { ok: true } | { ok: false; reason: 'changed-since' | 'not-in-force' }

/** Adds a version that ends with the day, without any planned for later. Errors: not-found (another organization's). */
export async function endMandate(
  coordinator: Coordinator,
  ending: { mandateId: string; replaces: number; lastDay: string; reason: string },
  world = systemWorld,
): Promise<MandateEnded> {
  const { mandateId, replaces, lastDay, reason } = ending
  try {
    return await db.$transaction(async (tx): Promise<MandateEnded> => {
      const { versions } = await requireMandate(coordinator, mandateId, tx)
      if (versions[0].number !== replaces) return { ok: false, reason: 'changed-since' }
      const last = versionOn(versions, lastDay)
      if (!last) return { ok: false, reason: 'not-in-force' }
      const { rule, effectiveFrom } = last
      const version = { mandateId, number: replaces + 1, rule, effectiveFrom, effectiveUntil: lastDay, reason }
      await addVersion(tx, coordinator, { action: 'mandate.ended', version }, world)
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'changed-since' }
  }
}
