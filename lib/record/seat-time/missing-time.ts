import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import { isHeld, type SeatTime, shortLessons } from './rule'

/** What a held certificate waits for. */
export interface MissingTime {
  /** The sum of the lessons' minutes, each rounded up. */
  minutes: number
  /** In the order of the course. */
  lessons: { unit: Unit; minutes: number }[]
  flags: SeatTime['flags']
}

/** Null unless the certificate waits. */
export function missingTimeOf(course: Course, time: SeatTime | null): MissingTime | null {
  if (!time || !isHeld(time)) return null
  const units = new Map(listUnits(course).map((unit) => [unit.id, unit]))
  const lessons = shortLessons(time).flatMap(({ unitId, activeMs, minimumMs }) => {
    const unit = units.get(unitId)
    return unit ? { unit, minutes: Math.ceil((minimumMs - activeMs) / 60_000) } : []
  })
  return { minutes: lessons.reduce((sum, one) => sum + one.minutes, 0), lessons, flags: time.flags }
}

export function moreMinutes(count: number): string {
  return count === 1 ? '1 more minute' : `${count} more minutes`
}

/** `satisfied`: everything else is done. */
export function missingTimeTitle({ minutes }: MissingTime, satisfied: boolean): string {
  const what = minutes > 0 ? `${moreMinutes(minutes)} of reading` : 'a look at how your time was counted'
  return satisfied ? `Your certificate is waiting for ${what}` : `Your certificate will need ${what}`
}

/** Completes: Your certificate is issued … */
export function issuedWhen(missing: MissingTime | null, inDispute: boolean): string {
  if (inDispute) return 'once your record has been checked'
  if (!missing) return 'right away'
  return missing.minutes > 0
    ? `once you have read for ${moreMinutes(missing.minutes)}`
    : 'once your coordinator has looked at how your time was counted'
}
