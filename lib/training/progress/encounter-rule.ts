import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Subject } from '@/lib/people/account/actor'
import { listAsked } from './asked'

/** Finds the rule of the version enrolled in, by which the encounter counts for this learner. */
export async function findEncounterRule(
  learner: Subject,
  { course, encounter }: { course: Course; encounter: Encounter },
): Promise<Encounter['moveOn']> {
  const [asked] = await listAsked(learner, [course])
  return asked?.rules?.get(encounter.id) ?? encounter.moveOn
}
