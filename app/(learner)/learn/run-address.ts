import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { notFound } from '@/lib/platform/error'
import { type RunView, requireRun } from '@/lib/training/encounter/queries'
import { requireEncounter } from './address'

type Params = { course: string; unit: string; run: string }

/** Errors: not-found, also for another learner's run. */
export async function requireRunAt(
  learner: Learner,
  params: Params,
): Promise<{ course: Course; encounter: Encounter; run: RunView; address: string }> {
  const { course, encounter } = await requireEncounter(params)
  const run = await requireRun(learner, params.run)
  if (run.unitId !== encounter.id) throw notFound()
  return { course, encounter, run, address: `/learn/${course.slug}/${encounter.slug}/runs/${run.id}` }
}
