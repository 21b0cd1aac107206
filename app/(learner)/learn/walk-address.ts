import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { notFound } from '@/lib/platform/error'
import { type RunView, requireRun } from '@/lib/training/encounter/queries'
import { requireEncounter } from './address'

type Params = { course: string; unit: string; walk: string }

/** Errors: not-found, also for another learner's run. */
export async function requireWalkAt(
  learner: Learner,
  params: Params,
): Promise<{ course: Course; encounter: Encounter; walk: RunView; address: string }> {
  const { course, encounter } = await requireEncounter(params)
  const walk = await requireRun(learner, params.walk)
  if (walk.unitId !== encounter.id) throw notFound()
  return { course, encounter, walk, address: `/learn/${course.slug}/${encounter.slug}/walks/${walk.id}` }
}
