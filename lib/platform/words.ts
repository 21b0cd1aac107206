/** Where the site and its certificates are. */
export const siteTimeZone = 'America/New_York'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Caches formatters: each one takes many kilobytes outside the heap, and a packet formats hundreds of moments. */
function formatIn(timeZone: string, part: 'dateStyle' | 'timeStyle'): Intl.DateTimeFormat {
  const key = `${part} ${timeZone}`
  const style = part === 'dateStyle' ? 'long' : 'short'
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { [part]: style, timeZone })
  formats.set(key, format)
  return format
}

export function dayInWords(moment: Date, timeZone: string): string {
  return formatIn(timeZone, 'dateStyle').format(moment)
}

export function timeInWords(moment: Date, timeZone: string): string {
  return formatIn(timeZone, 'timeStyle').format(moment)
}

export function momentInWords(moment: Date, timeZone: string): string {
  return `${dayInWords(moment, timeZone)}, ${timeInWords(moment, timeZone)}`
}

/** `Eastern Time` for America/New_York. */
export function zoneInWords(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

const month = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' })

/** `2026-03-26` as March 26, 2026, and `2026-07` as July 2026. */
export function dateInWords(value: string): string {
  return value.length === 7 ? month.format(new Date(`${value}-01`)) : dayInWords(new Date(value), 'UTC')
}

/** The day of a moment in UTC, like 2026-11-25. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
