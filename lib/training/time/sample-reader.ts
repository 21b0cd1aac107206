import { loadCatalog } from '@/lib/content/course/load'
import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { lessonsOf } from '@/prisma/course-parts'
import { enrolled, learner, stillWorld } from '@/prisma/factories'
import { openView } from './open-view'
import { begins } from './sample'

/* For tests: a learner who reads a lesson, and what was counted of it. */

export const [course, other] = (await loadCatalog()).courses as [Course, Course]
export const [lesson, second] = lessonsOf(course) as [Lesson, Lesson]
export const place = { courseId: course.id, unitId: lesson.id, sessionId: 'here' }
/** Of a minute. */
export const seconds = 1 / 60

export const later = (time = begins) => stillWorld(new Date(time).toISOString())

export async function enrolledPerson(): Promise<Learner> {
  const person = await learner()
  await enrolled(person, course)
  return person
}

export async function opened(person: Learner, world = later(), at = place): Promise<{ token: string; next: number }> {
  const view = await openView(person, { ...at, page: 'lesson' }, world)
  if (!view.ok) throw new Error(view.reason)
  return view
}

export const beatsOf = ({ accountId }: Learner) =>
  db.beat.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } })
export const creditsOf = async (person: Learner) => (await beatsOf(person)).map(({ creditMs }) => creditMs)
