import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { changeVersion, type OutsideChanged } from './change-version'

/** A learner takes back what waits; a coordinator ends what counts. Errors: as `changeVersion`. */
export function withdrawOutside(
  actor: Coordinator | Learner,
  { versionId, reason }: { versionId: string; reason: string },
  world = systemWorld,
): Promise<OutsideChanged> {
  const from = actor.role === 'learner' ? (['sent'] as const) : (['accepted'] as const)
  const changed = { state: 'withdrawn' as const, reason }
  return changeVersion(actor, { versionId, from, action: 'outside-certificate.withdrawn', changed }, world)
}
