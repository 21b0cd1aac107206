/** Hours of a learner's day, 0 to 23, from one until another; the same hour twice: never quiet. */
export interface QuietHours {
  from: number
  until: number
  timeZone: string
}

export const defaultQuietHours: QuietHours = { from: 20, until: 8, timeZone: 'America/New_York' }

/** All zones and their changes are multiples of it, so quiet begins and ends on none but such moments. */
const stepMs = 15 * 60_000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The hour of a clock on the wall in that zone. */
function hourAt(moment: Date, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone })
  clocks.set(timeZone, clock)
  return Number(clock.formatToParts(moment).find(({ type }) => type === 'hour')?.value)
}

/** Whether no mail may be sent now. By the clock on the wall, so a change to summer time needs no rule of its own. */
export function isQuiet(at: Date, { from, until, timeZone }: QuietHours): boolean {
  if (from === until) return false
  const hour = hourAt(at, timeZone)
  return from < until ? hour >= from && hour < until : hour >= from || hour < until
}

/** The first moment, from this one on, that is not quiet. */
export function endOfQuiet(at: Date, hours: QuietHours): Date {
  if (!isQuiet(at, hours)) return at
  let moment = Math.floor(at.getTime() / stepMs) * stepMs
  do moment += stepMs
  while (isQuiet(new Date(moment), hours))
  return new Date(moment)
}
