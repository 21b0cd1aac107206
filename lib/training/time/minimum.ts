import type { Course, Lesson } from '@/lib/content/course/schema'
import type { TimeOn } from './queries'

/** The least time that a lesson is expected to take: a share of its minutes, practice among them. Never a condition. */
export function minimumMs(course: Pick<Course, 'time'>, lesson: Pick<Lesson, 'minutes'>): number {
  return Math.round(course.time.minimumShare * lesson.minutes * 60_000)
}

/** What is expected of one learner: of who knows a lesson that the law changed nothing, since they read what changed. */
export function expectedMs(
  course: Pick<Course, 'time'>,
  lesson: Pick<Lesson, 'minutes'>,
  { isAgain }: Pick<TimeOn, 'isAgain'>,
): number {
  return isAgain ? 0 : minimumMs(course, lesson)
}
