import type { Course, Unit } from '@/lib/content/course/schema'
import type { ProgressUnit } from '@/lib/training/progress/queries'
import { isRequired } from '@/lib/training/progress/satisfied'

export function waivedOf(units: readonly ProgressUnit[]): Unit[] {
  return units.filter(({ waived, asked }) => waived && asked).map(({ unit }) => unit)
}

export function unaskedOf(units: readonly ProgressUnit[], version: Pick<ReadonlySet<string>, 'has'>): Unit[] {
  return units.flatMap(({ unit, asked, done }) =>
    isRequired(unit) && !asked && !done && version.has(unit.id) ? unit : [],
  )
}

/** Rounded down to a quarter hour: a certificate never claims time that the learner did not spend. */
export function hoursWithout(minutes: Pick<Course['minutes'], 'minutes' | 'hours'>, without: readonly Unit[]): number {
  const left = minutes.minutes - without.reduce((sum, unit) => sum + unit.minutes, 0)
  return without.length === 0 ? minutes.hours : Math.max(0, Math.floor(Math.round(left * 100) / 1500) / 4)
}
