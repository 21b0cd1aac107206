import type { Course, Unit } from '@/lib/content/course/schema'
import type { ProgressUnit } from '@/lib/training/progress/queries'
import { isRequired } from '@/lib/training/progress/satisfied'

/** The units that a course asks for and that count for this learner only since they were waived. */
export function waivedOf(units: readonly ProgressUnit[]): Unit[] {
  return units.filter(({ waived, asked }) => waived && asked).map(({ unit }) => unit)
}

/** The units of a version that came after this learner enrolled: nobody asked for them, and they were not done. */
export function unaskedOf(units: readonly ProgressUnit[], version: ReadonlySet<string>): Unit[] {
  return units.flatMap(({ unit, asked, done }) =>
    isRequired(unit) && !asked && !done && version.has(unit.id) ? unit : [],
  )
}

/** The hours of a course without what was left out, rounded down to a quarter: no certificate tells time that nobody spent. */
export function hoursWithout(minutes: Pick<Course['minutes'], 'minutes' | 'hours'>, without: readonly Unit[]): number {
  const left = minutes.minutes - without.reduce((sum, unit) => sum + unit.minutes, 0)
  return without.length === 0 ? minutes.hours : Math.max(0, Math.floor(Math.round(left * 100) / 1500) / 4)
}
