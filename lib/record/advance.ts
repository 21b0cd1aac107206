import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { type Issued, issue } from './certificate/issue'
import { completeDeltas } from './delta/complete'
import { agreesWithLog } from './packet/agreement'

/** Completes deltas in every course that shares the unit, then issues the certificate. Safe to repeat. */
export async function advance(learner: Learner, course: Course, world = systemWorld): Promise<Issued> {
  await completeDeltas(learner, (await loadCatalog()).courses, world)
  return issue(learner, course, agreesWithLog, world)
}
