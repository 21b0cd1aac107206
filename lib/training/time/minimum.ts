import { heldMinutes } from '@/lib/content/course/minutes'
import type { Course, Lesson } from '@/lib/content/course/schema'
import type { TimeOn } from './queries'

type Terms = { time: Pick<Course['time'], 'minimumShare'> }
type Timed = Pick<Lesson, 'minutes' | 'steps' | 'contentNote'>

export function minimumMs({ time }: Terms, lesson: Timed): number {
  return shareMs(time.minimumShare, heldMinutes(lesson))
}

export function shareMs(share: number, minutes: number): number {
  return Math.round(share * minutes * 60_000)
}

/** Zero for a learner re-reading a lesson after a law change. */
export function expectedMs(course: Terms, lesson: Timed, { isAgain }: Pick<TimeOn, 'isAgain'>): number {
  return isAgain ? 0 : minimumMs(course, lesson)
}
