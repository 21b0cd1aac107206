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

/** After a law change, for what changed since the learner read the lesson. */
export function expectedMs(course: Terms, lesson: Timed, time: Pick<TimeOn, 'isAgain' | 'changedMinutes'>): number {
  return time.isAgain ? shareMs(course.time.minimumShare, time.changedMinutes ?? 0) : minimumMs(course, lesson)
}
