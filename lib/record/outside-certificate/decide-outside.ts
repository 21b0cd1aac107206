import type { Coordinator } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { changeVersion, type OutsideChanged } from './change-version'

type Decision = { versionId: string } & ({ outcome: 'accepted' } | { outcome: 'refused'; reason: string })

/** Accepts or refuses a certificate that its learner sent. Errors: as `changeVersion`. */
export function decideOutside(
  coordinator: Coordinator,
  { versionId, ...decision }: Decision,
  world = systemWorld,
): Promise<OutsideChanged> {
  const { outcome } = decision
  const changed = { state: outcome, reason: outcome === 'refused' ? decision.reason : null }
  const change = { versionId, from: ['sent'] as const, action: `outside-certificate.${outcome}` as const, changed }
  return changeVersion(coordinator, change, world)
}
