import { addDays, offsetAt } from '@/lib/platform/words'

/** Local time, Monday to Friday: mail about work belongs to working hours. */
const hours = { from: 8, until: 18 }

const dayMs = 86_400_000

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}

function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay())
}

/** Minutes from one try to the next: all zone offsets and their changes are multiples of it. */
const quarterMs = 15 * 60_000

function localTime(moment: Date, timeZone: string): { day: string; hour: number } {
  const local = new Date(moment.getTime() + offsetAt(moment, timeZone))
  return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours() }
}

export function isSendingTime(moment: Date, timeZone: string): boolean {
  const { day, hour } = localTime(moment, timeZone)
  return isWeekday(day) && hour >= hours.from && hour < hours.until
}

/** The moment itself, if reminders go out then. */
export function nextSendingTime(moment: Date, timeZone: string): Date {
  let next = moment
  while (!isSendingTime(next, timeZone)) {
    next = new Date((Math.floor(next.getTime() / quarterMs) + 1) * quarterMs)
  }
  return next
}

function weekdayFrom(day: string, by: 1 | -1): string {
  return isWeekday(day) ? day : weekdayFrom(addDays(day, by), by)
}

const before = [30, 7, 1] as const

/** A reminder that could not go out on its day still does this many days later. */
const mostDaysLate = 3

/** In the third week and every week after it, the supervisor is told too. */
export const supervisorFrom = -3

/**
 * The step that a sending day has for a due date: 30, 7 or 1 for days before, -1, -2, … for each week overdue, or null. A step that
 * falls on a weekend is told on the Friday before, while there is still time; a week overdue, on the Monday after.
 */
export function stepOn(day: string, dueOn: string): number | null {
  const left = daysBetween(day, dueOn)
  if (left < 0) return -Math.ceil(-left / 7)
  const untilNext = daysBetween(day, weekdayFrom(addDays(day, 1), 1))
  return before.find((step) => left - step < untilNext && left - step >= -mostDaysLate) ?? null
}

/** The plan of an overdue course goes this far ahead. */
const daysAhead = 35

/** The days from `from` on at which the steps that were not `told` go out, for the next five weeks or those around the due date. */
export function plannedSteps(
  dueOn: string,
  writtenSteps: readonly number[],
  from: string,
): { day: string; step: number }[] {
  const opens = addDays(dueOn, -daysAhead)
  const first = weekdayFrom(from > opens ? from : opens, 1)
  const last = addDays(first > dueOn ? first : dueOn, daysAhead)
  const known = new Set(writtenSteps)
  const planned: { day: string; step: number }[] = []
  for (let day = first; day <= last; day = weekdayFrom(addDays(day, 1), 1)) {
    const step = stepOn(day, dueOn)
    if (step === null || known.has(step)) continue
    known.add(step)
    planned.push({ day, step })
  }
  return planned
}
