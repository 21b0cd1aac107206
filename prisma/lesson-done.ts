import type { Course, Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { begin } from '@/lib/training/time/begin'

/** Begins a lesson, answers its practice and marks it as read. The time between counts, by the clock given. */
export async function lessonDone(
  person: Learner,
  course: Course,
  lesson: Lesson,
  world: World = systemWorld,
): Promise<void> {
  await begin(person, { course, lesson, sessionId: 'made' }, world)
  await practicedAndRead(person, course, lesson, world)
}

export async function practicedAndRead(person: Learner, course: Course, lesson: Lesson, world: World): Promise<void> {
  for (const item of lesson.practice) {
    await answerPractice(person, { course, lesson, itemId: item.id, value: keyOf(item) }, world)
  }
  await markAsRead(person, { course, lesson }, world)
}

export async function isRead({ accountId }: Learner, { id: unitId }: Lesson): Promise<boolean> {
  return (await db.lessonCompletion.count({ where: { accountId, unitId } })) > 0
}
