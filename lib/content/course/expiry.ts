import { offsetAt } from '@/lib/platform/words'
import type { ExpiryRule } from './source'

function dayIn(timeZone: string, moment: Date): [year: number, month: number, day: number] {
  const local = new Date(moment.getTime() + offsetAt(moment, timeZone))
  return [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()]
}

/** The last millisecond. Takes the offset twice: the clock may change between this day's end here and in Greenwich. */
function endOfDay(timeZone: string, [year, month, day]: [year: number, month: number, day: number]): Date {
  const local = Date.UTC(year, month - 1, day, 23, 59, 59, 999)
  const near = new Date(local - offsetAt(new Date(local), timeZone))
  return new Date(local - offsetAt(near, timeZone))
}

export function startOfDay(moment: Date, timeZone: string, daysBefore = 0): Date {
  const [year, month, day] = dayIn(timeZone, moment)
  return new Date(endOfDay(timeZone, [year, month, day - daysBefore - 1]).getTime() + 1)
}

/** Null when the certificate doesn't expire. */
export function expiryOf(rule: ExpiryRule | null, completedAt: Date, timeZone: string): Date | null {
  const [year, month, day] = dayIn(timeZone, completedAt)
  if (rule?.afterMonths !== undefined) {
    const months = month - 1 + rule.afterMonths
    const last = new Date(Date.UTC(year, months + 1, 0))
    const lastDay = last.getUTCDate()
    return endOfDay(timeZone, [last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(day, lastDay)])
  }
  if (rule?.on !== undefined) {
    const [onYear = 0, onMonth = 0, onDay = 0] = rule.on.split('-').map(Number)
    return endOfDay(timeZone, [onYear, onMonth, onDay])
  }
  if (rule?.block !== undefined) {
    const { years, from } = rule.block
    const first = from + Math.floor((year - from) / years) * years
    return endOfDay(timeZone, [first + years - 1, 12, 31])
  }
  return null
}
