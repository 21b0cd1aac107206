import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { addVersion } from './add-version'
import { requireMandate } from './queries'
import type { MandateInput } from './schema'

export type MandateChanged = { ok: true } | { ok: false; reason: 'changed-since' }

/** Adds a version, which replaces everything planned for later. Errors: not-found (another organization's). */
export async function changeMandate(
  coordinator: Coordinator,
  change: { mandateId: string; replaces: number; input: MandateInput; reason: string },
  world = systemWorld,
): Promise<MandateChanged> {
  const { mandateId, replaces, input, reason } = change
  try {
    return await db.$transaction(async (tx): Promise<MandateChanged> => {
      const { versions } = await requireMandate(coordinator, mandateId, tx)
      if (versions[0].number !== replaces) return { ok: false, reason: 'changed-since' }
      const version = { ...input, mandateId, number: replaces + 1, reason }
      await addVersion(tx, coordinator, { action: 'mandate.changed', version }, world)
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'changed-since' }
  }
}
