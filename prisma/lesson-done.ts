import type { Learner } from '@/lib/account/actor'
import type { Course, Lesson } from '@/lib/course/schema'
import { markAsRead } from '@/lib/lesson/mark-as-read'
import { respond } from '@/lib/lesson/respond'
import { db } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { keyOf } from '@/lib/quiz/interaction'
import { begin } from '@/lib/time/begin'

/** Begins a lesson, answers its practice and marks it as read: what passes between counts as time. */
export async function lessonDone(
  person: Learner,
  course: Course,
  lesson: Lesson,
  world: World = systemWorld,
): Promise<void> {
  await begin(person, { course, lesson, sessionId: 'made' }, world)
  await practicedAndRead(person, course, lesson, world)
}

/** The end of a lesson alone: its practice answered, marked as read. */
export async function practicedAndRead(person: Learner, course: Course, lesson: Lesson, world: World): Promise<void> {
  for (const item of lesson.practice) {
    await respond(person, { course, lesson, itemId: item.id, value: keyOf(item) }, world)
  }
  await markAsRead(person, { course, lesson }, world)
}

export async function isRead({ accountId }: Learner, { id: unitId }: Lesson): Promise<boolean> {
  return (await db.lessonCompletion.count({ where: { accountId, unitId } })) > 0
}
