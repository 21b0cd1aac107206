import { sampleCourse } from '@/lib/content/course/sample'
import { sampleFiles } from '@/lib/content/course/sample-files'
import type { Course, Encounter, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { findProgress } from '@/lib/training/progress/queries'
import { encountersOf, lessonsOf, quizOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'

/* For tests: a course that asks for a lesson, a quiz and an encounter, and a coordinator with learners who take it. */

export const course: Course = await sampleCourse([sampleFiles.course, /$/, 'moveOn: { encounters: walked }\n'])
export const [lesson] = lessonsOf(course) as [Lesson]
export const [encounter] = encountersOf(course) as [Encounter]
export const quiz = quizOf(course)
export const reason = 'Seen in class by me'
export const world = stillWorld('2031-03-03T17:00:00Z')
export const notFound = { code: 'not-found' }

export const { coordinator } = await organization()
const { code } = await cohort(coordinator)

/** A learner of theirs, enrolled a minute ago. */
export async function own(): Promise<Learner> {
  const person = await learner()
  await joined(person, code)
  await enrolled(person, course, world)
  world.pass(1)
  return person
}

export async function stateOf(person: Learner, unitId: string): Promise<string> {
  const found = (await findProgress(person, course)).units.find(({ unit }) => unit.id === unitId)
  if (found?.waived) return 'waived'
  return found?.done ? 'done' : 'to do'
}

export function lastEvent(accountId: string, action: string) {
  const where = { subjectId: accountId, action }
  return db.auditEvent.findFirst({ where, orderBy: { id: 'desc' }, include: { values: true } })
}
