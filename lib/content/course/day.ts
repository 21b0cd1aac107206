/** The day of a moment in UTC, like 2026-11-25. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' })

/** `2026-03-26` as March 26, 2026, and `2026-07` as July 2026. */
export function inWords(value: string): string {
  return value.length === 7 ? month.format(new Date(`${value}-01`)) : day.format(new Date(value))
}
