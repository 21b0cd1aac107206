/** Hours from 0 to 23. Equal hours mean never quiet. */
export interface QuietHours {
  from: number
  until: number
  timeZone: string
}

export const defaultQuietHours = { from: 20, until: 8 }

/** All zone offsets and their changes are multiples of 15 minutes. */
const stepMs = 15 * 60_000

const clocks = new Map<string, Intl.DateTimeFormat>()

function hourAt(moment: Date, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone })
  clocks.set(timeZone, clock)
  return Number(clock.formatToParts(moment).find(({ type }) => type === 'hour')?.value)
}

/** Uses local wall-clock time, so daylight saving needs no special rule. */
export function isQuiet(at: Date, { from, until, timeZone }: QuietHours): boolean {
  if (from === until) return false
  const hour = hourAt(at, timeZone)
  return from < until ? hour >= from && hour < until : hour >= from || hour < until
}

export function endOfQuiet(at: Date, hours: QuietHours): Date {
  if (!isQuiet(at, hours)) return at
  let moment = Math.floor(at.getTime() / stepMs) * stepMs
  do moment += stepMs
  while (isQuiet(new Date(moment), hours))
  return new Date(moment)
}
