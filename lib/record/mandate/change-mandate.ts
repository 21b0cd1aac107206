import type { Coordinator } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { type Replacement, replaceVersion, type VersionReplaced } from './replace-version'
import type { MandateInput } from './schema'

/** Adds a version, which replaces everything planned for later. Errors: not-found (another organization's). */
export async function changeMandate(
  coordinator: Coordinator,
  { input, reason, ...replacement }: Replacement & { input: MandateInput; reason: string },
  world = systemWorld,
): Promise<VersionReplaced> {
  const next = () => ({ ...input, reason })
  return replaceVersion<never>(coordinator, replacement, { action: 'mandate.changed', next }, world)
}
