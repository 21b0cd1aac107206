export { siteTimeZone } from './site-day.mjs'

const styles = {
  day: ['en-US', { dateStyle: 'long' }],
  time: ['en-US', { timeStyle: 'short' }],
  // Canada writes a date as year-month-day.
  isoDate: ['en-CA', { dateStyle: 'short' }],
  offset: ['en-US', { timeZoneName: 'longOffset' }],
} as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** Caches formatters: each one takes many kilobytes outside the heap, and a packet formats hundreds of moments. */
function formatIn(timeZone: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`
  const [locale, options] = styles[style]
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
  formats.set(key, format)
  return format
}

export function dayInWords(moment: Date, timeZone: string): string {
  return formatIn(timeZone, 'day').format(moment)
}

export function timeInWords(moment: Date, timeZone: string): string {
  return formatIn(timeZone, 'time').format(moment)
}

export function momentInWords(moment: Date, timeZone: string): string {
  return `${dayInWords(moment, timeZone)}, ${timeInWords(moment, timeZone)}`
}

/** `Eastern Time` for America/New_York. */
export function zoneInWords(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Local time minus UTC, in milliseconds. */
export function offsetAt(moment: Date, timeZone: string): number {
  const text = formatIn(timeZone, 'offset').format(moment)
  const [, sign, hours, minutes = 0, seconds = 0] = /GMT([+-])(\d+):?(\d+)?:?(\d+)?$/.exec(text) ?? []
  const size = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  return (sign === '-' ? -size : size) * 1000
}

const month = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' })

/** `2026-03-26` as March 26, 2026, and `2026-07` as July 2026. */
export function dateInWords(value: string): string {
  return value.length === 7 ? month.format(new Date(`${value}-01`)) : dayInWords(new Date(value), 'UTC')
}

/** The day of a moment, like 2026-11-25. Dates of the database are in UTC. */
export function dayOf(moment: Date, timeZone: string): string {
  return timeZone === 'UTC' ? moment.toISOString().slice(0, 10) : formatIn(timeZone, 'isoDate').format(moment)
}

/** `day` is like 2026-11-25. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `share` from 0 to 1. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** Rounded up to whole minutes, at least one. */
export function minutesInWords(minutes: number): string {
  const whole = Math.max(1, Math.ceil(minutes))
  return whole === 1 ? '1 minute' : `${whole} minutes`
}

function waitInWords(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? 'a second' : `${seconds} seconds`
}

export function waitSentence(seconds: number): string {
  return `Please wait ${waitInWords(seconds)}, then try again.`
}

/** The text up to the last word that fits, with an ellipsis when it goes on. */
export function firstWords(text: string, most = 70): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  const cut = plain.slice(0, most + 1).replace(/\s+\S*$/, '')
  return `${cut.slice(0, most).replace(/[\s,;:.–-]+$/, '')}…`
}
