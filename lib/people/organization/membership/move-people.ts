import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { moveToCohort } from './move-to-cohort'
import { moveToDivision } from './move-to-division'

interface Move {
  accountIds: string[]
  /** Null: into no division. Undefined: stay in theirs. */
  divisionId?: string | null
  /** The cohort to join. */
  to?: string | null
  /** The cohort to leave. */
  from?: string | null
}

/** All or none, division and cohort. No-op for people who are there already. Errors: not-found (not their learner, division or cohort, or into an archived one). */
export async function movePeople(
  coordinator: Coordinator,
  { accountIds, divisionId, to = null, from = null }: Move,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    if (divisionId !== undefined) await moveToDivision(tx, coordinator, { accountIds, divisionId }, now)
    if (to !== from) await moveToCohort(tx, coordinator, { accountIds, to, from }, now)
  })
}
