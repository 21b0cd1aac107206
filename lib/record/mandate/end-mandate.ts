import type { Coordinator } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import type { MandateView } from './queries'
import { type Replacement, replaceVersion, type VersionReplaced } from './replace-version'
import { versionOn } from './rule'

/** Adds a version that ends with the day, without any planned for later. Errors: not-found (another organization's). */
export async function endMandate(
  coordinator: Coordinator,
  { lastDay, reason, ...replacement }: Replacement & { lastDay: string; reason: string },
  world = systemWorld,
): Promise<VersionReplaced<'not-in-force'>> {
  const next = (versions: MandateView['versions']) => {
    const last = versionOn(versions, lastDay)
    if (!last) return 'not-in-force' as const
    const { rule, effectiveFrom } = last
    return { rule, effectiveFrom, effectiveUntil: lastDay, reason }
  }
  return replaceVersion<'not-in-force'>(coordinator, replacement, { action: 'mandate.ended', next }, world)
}
