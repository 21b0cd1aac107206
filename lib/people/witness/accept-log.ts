import { findLogLength } from '@/lib/audit/log/find-log-length'
import { findSealingStop } from '@/lib/audit/tree/find-sealing-stop'
import { findGivenUp } from '@/lib/audit/tree/given-up'
import { findNewestNote } from '@/lib/audit/tree/notes'
import { resumeSealing } from '@/lib/audit/tree/resume-sealing'
import type { Operator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { askWitness } from './ask-witness'
import type { Conflict } from './conflict'
import { findConflicts, type WithClone } from './find-conflicts'
import type { WitnessPlace } from './place'
import { configuredPlaces } from './places'

interface Accepted {
  /** False: every place agrees with the log, and nothing was stopped. */
  isDue: boolean
  givenUp: Conflict[]
  /** Places that could not be read, each with the error. They may stop sealing again. */
  unread: string[]
}

/** Ends a sealing stop, and gives up each checkpoint, at any place, that the log does not extend. */
export async function acceptLog(
  operator: Operator,
  { reason, withClone, places = configuredPlaces() }: { reason: string; withClone: WithClone; places?: WitnessPlace[] },
  world = systemWorld,
): Promise<Accepted> {
  const givenUp: Conflict[] = []
  const unread: string[] = []
  for (const place of places) {
    const found = await readPlace(place, withClone).catch((error: Error) => {
      unread.push(`${place.address}: ${error.message}`)
      return []
    })
    givenUp.push(...found)
  }
  const reset = await query`update witness_place set size = 0 where size > ${await findLogLength()} returning 1`
  const isDue = givenUp.length + reset.length > 0 || (await findSealingStop()) !== null
  if (isDue) await resumeSealing(operator, { reason, givenUp }, world)
  return { isDue, givenUp, unread }
}

async function readPlace(place: WitnessPlace, withClone: WithClone): Promise<Conflict[]> {
  if (place.kind !== 'http') return findConflicts(place, withClone)
  const newest = await findNewestNote()
  if (!newest) return []
  const reply = await askWitness(place.address, { newest, had: 0, isGivenUp: await findGivenUp() })
  return 'conflict' in reply ? [reply.conflict] : []
}
