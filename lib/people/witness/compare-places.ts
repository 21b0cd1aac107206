import { findSealingStop } from '@/lib/audit/find-sealing-stop'
import { stopSealing } from '@/lib/audit/stop-sealing'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { sentenceOfStop } from './conflict'
import { findBeyond, findFirstConflict, type WithClone } from './find-conflicts'
import type { WitnessPlace } from './place'
import { configuredPlaces } from './places'

/**
 * Stops sealing if a place contradicts the log, so that a rolled-back log doesn't grow into another one. Git remotes need
 * `withClone`. No-op while sealing is stopped.
 */
export async function comparePlaces(
  world: World,
  {
    places = configuredPlaces(),
    withClone = null,
  }: { places?: readonly WitnessPlace[]; withClone?: WithClone | null } = {},
): Promise<void> {
  if (await findSealingStop()) return
  for (const place of places) {
    await comparePlace(place, { world, withClone }).catch((error) =>
      logError(`The checkpoints at ${place.address} could not be compared`, error),
    )
  }
}

async function comparePlace(
  place: WitnessPlace,
  { world, withClone }: { world: World; withClone: WithClone | null },
): Promise<void> {
  const conflict = (await findFirstConflict(place, withClone)) ?? (await findBeyond(place))
  if (conflict) await stopSealing(sentenceOfStop(place.kind, conflict), conflict, world)
}
