import { siteTimeZone } from '@/lib/platform/words'
import type { ExpiryRule } from './source'

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: siteTimeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
})

function partsOf(moment: Date): { year: number; month: number; day: number; hour: number } {
  const read = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0 } = read
  return { year, month, day, hour }
}

/** The last millisecond. Clocks change in the early morning, so the evening's offset is right. */
function endOfDay(year: number, month: number, day: number): Date {
  const evening = new Date(Date.UTC(year, month - 1, day, 23, 59, 59, 999))
  return new Date(evening.getTime() + (23 - partsOf(evening).hour) * 3_600_000)
}

export function startOfDay(moment: Date, daysBefore = 0): Date {
  const { year, month, day } = partsOf(moment)
  return new Date(endOfDay(year, month, day - daysBefore - 1).getTime() + 1)
}

/** Null when the certificate doesn't expire. */
export function expiryOf(rule: ExpiryRule | null, completedAt: Date): Date | null {
  const { year, month, day } = partsOf(completedAt)
  if (rule?.afterMonths !== undefined) {
    const months = month - 1 + rule.afterMonths
    const lastOfMonth = new Date(Date.UTC(year, months + 1, 0))
    return endOfDay(
      lastOfMonth.getUTCFullYear(),
      lastOfMonth.getUTCMonth() + 1,
      Math.min(day, lastOfMonth.getUTCDate()),
    )
  }
  if (rule?.on !== undefined) {
    const [onYear = 0, onMonth = 0, onDay = 0] = rule.on.split('-').map(Number)
    return endOfDay(onYear, onMonth, onDay)
  }
  if (rule?.block !== undefined) {
    const { years, from } = rule.block
    const first = from + Math.floor((year - from) / years) * years
    return endOfDay(first + years - 1, 12, 31)
  }
  return null
}
