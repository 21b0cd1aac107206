import type { Coordinator } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { changeVersion, type OutsideChanged } from './change-version'
import type { OutsideInput } from './schema'

type Correction = OutsideInput & { versionId: string; reason: string }

/** Corrects an accepted certificate; the file stays. Errors: as `changeVersion`. */
export async function correctOutside(
  coordinator: Coordinator,
  { versionId, hours: minutes, provider, title, earnedOn, topics, reason }: Correction,
  world = systemWorld,
): Promise<OutsideChanged | { ok: false; reason: 'future' }> {
  if (earnedOn > dayOf(world.now(), coordinator.timeZone)) return { ok: false, reason: 'future' }
  const changed = { provider, title, earnedOn, minutes, topics, reason }
  const action = 'outside-certificate.corrected'
  return changeVersion(coordinator, { versionId, from: ['accepted'], action, changed }, world)
}
