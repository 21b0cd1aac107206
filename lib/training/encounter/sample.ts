import { sampleCourse } from '@/lib/content/course/sample'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { encountersOf } from '@/prisma/course-parts'
import { enrolled, learner } from '@/prisma/factories'
import { choose } from './choose'
import { requireWalk } from './queries'
import { start } from './start'

/* For tests: the sample course with its one encounter, whose expert’s way is a, b, b, a (lib/content/course/sample-encounters.ts). */

export const expertLetters = 'abba'
/** To its costly end, by the way of the owner of the farm. */
export const costlyLetters = 'baaa'

export async function sampleEncounterCourse(): Promise<{ course: Course; encounter: Encounter }> {
  const course = await sampleCourse()
  const [encounter] = encountersOf(course)
  if (!encounter) throw new Error('the sample has no encounter')
  return { course, encounter }
}

export async function enrolledIn(course: Course): Promise<Learner> {
  const person = await learner()
  await enrolled(person, course)
  return person
}

/** A walk on which choices of these letters were made. */
export async function walkedBy(
  person: Learner,
  input: Parameters<typeof start>[1],
  letters: string,
  world?: Parameters<typeof start>[2],
): Promise<string> {
  const { walkId } = await start(person, input, world)
  const { path } = await requireWalk(person, walkId)
  for (const [index, choiceId] of [...letters].entries()) {
    if (index < path.steps.length) continue
    await choose(person, { walkId, position: index + 1, choiceId }, world)
  }
  return walkId
}
