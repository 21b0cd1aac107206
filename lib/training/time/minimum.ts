import type { Course, Lesson } from '@/lib/content/course/schema'
import type { TimeOn } from './queries'

export function minimumMs(course: Pick<Course, 'time'>, lesson: Pick<Lesson, 'minutes'>): number {
  return Math.round(course.time.minimumShare * lesson.minutes * 60_000)
}

/** Zero for a learner re-reading a lesson after a law change. */
export function expectedMs(
  course: Pick<Course, 'time'>,
  lesson: Pick<Lesson, 'minutes'>,
  { isAgain }: Pick<TimeOn, 'isAgain'>,
): number {
  return isAgain ? 0 : minimumMs(course, lesson)
}
