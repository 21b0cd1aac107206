import type { Course, Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { db, query, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { begin } from '@/lib/training/time/begin'
import { countReading } from '@/lib/training/time/count-reading'

/** More than the share of a lesson's minutes that a course may ask for, and less than "Begin" counts at most. */
const shareSpent = 0.7
/** Long enough for the lessons of a course, one after another. */
const pastMs = 6 * 3_600_000

/** Spends the lesson's time, answers its practice and marks it as read. */
export async function lessonDone(
  person: Learner,
  course: Course,
  lesson: Lesson,
  world: DemoWorld = systemWorld,
): Promise<void> {
  await timeSpent(person, course, lesson, world)
  await practicedAndRead(person, course, lesson, world)
}

type DemoWorld = World & { moves?: boolean }

/** Counts time from "Begin" on. A clock that does not move by itself is taken as the end of the reading. */
export async function timeSpent(
  person: Learner,
  course: Course,
  lesson: Lesson,
  world: DemoWorld = systemWorld,
): Promise<void> {
  const earliest = world.now().getTime() - (world.moves ? 0 : pastMs)
  const start = Math.max(earliest, (await findLastTime(person, lesson)) + 1)
  const end = start + lesson.minutes * shareSpent * 60_000
  await begin(person, { course, lesson, sessionId: 'made' }, { ...world, now: () => new Date(start) })
  await transact((tx) => countReading(tx, person, lesson, new Date(end)))
  while (world.moves && world.now().getTime() < end);
}

/** The last moment counted so far, or the reset or law change that asked for the lesson, if it is later. */
async function findLastTime({ accountId }: Learner, { id }: Lesson): Promise<number> {
  const [last] = await query<{ at: Date | null }>`
    select max(at) as at from (
      select counted_to as at from active_clock where account_id = ${accountId}::uuid
      union all select nullif(asked_since(${accountId}::uuid, ${id}), '-infinity')
    ) times`
  return last?.at?.getTime() ?? 0
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
