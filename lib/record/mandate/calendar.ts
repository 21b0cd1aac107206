import { addDays } from '@/lib/platform/words'
import type { Cycle } from './rule'

/* Days as `2027-01-31`. */

/** A month without this day gives its last one. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export interface CyclePeriod {
  from: string
  /** The last day. */
  until: string
}

/** The period that contains the day. */
export function periodOn({ years, endsOn }: Extract<Cycle, { kind: 'period' }>, day: string): CyclePeriod {
  const end = (nth: number) => addMonths(endsOn, 12 * years * nth)
  // Mandates from before days began in 1900 may end in year 50, which is 1950 to `Date.UTC`.
  let nth = Math.floor((Number(day.slice(0, 4)) - Number(end(0).slice(0, 4))) / years)
  while (end(nth) < day) nth++
  while (end(nth - 1) >= day) nth--
  return { from: addDays(end(nth - 1), 1), until: end(nth) }
}

/** Days sort like words. */
export function lastDay(...days: string[]): string {
  return days.sort().at(-1) ?? ''
}

export function firstDay(...days: string[]): string {
  return days.sort()[0] ?? ''
}
