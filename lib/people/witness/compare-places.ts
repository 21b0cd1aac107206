import { findSealingStop } from '@/lib/audit/tree/find-sealing-stop'
import { stopSealing } from '@/lib/audit/tree/stop-sealing'
import { runWithin } from '@/lib/platform/limit/run-within'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { sentenceOfStop } from './conflict'
import { findBeyond, findFirstConflict, type WithClone } from './find-conflicts'
import { placeLimitMs, type WitnessPlace } from './place'
import { configuredPlaces } from './places'

/**
 * Stops sealing if a place contradicts the log, so that a rolled-back log doesn't grow into another one. Git remotes need
 * `withClone`. A place that does not answer is reported and holds up no other. No-op while sealing is stopped.
 */
export async function comparePlaces(
  world: World,
  {
    places = configuredPlaces(),
    withClone = null,
    limitMs = placeLimitMs,
  }: { places?: readonly WitnessPlace[]; withClone?: WithClone | null; limitMs?: typeof placeLimitMs } = {},
): Promise<void> {
  if (await findSealingStop()) return
  for (const place of places) {
    await runWithin(limitMs[place.kind], `compare ${place.address}`, () =>
      comparePlace(place, { world, withClone }),
    ).catch((error) => logError(`The checkpoints at ${place.address} could not be compared`, error))
  }
}

async function comparePlace(
  place: WitnessPlace,
  { world, withClone }: { world: World; withClone: WithClone | null },
): Promise<void> {
  const conflict = (await findFirstConflict(place, withClone)) ?? (await findBeyond(place))
  if (conflict) await stopSealing(sentenceOfStop(place.kind, conflict), conflict, world)
}
