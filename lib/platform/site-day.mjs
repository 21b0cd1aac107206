/* Also for scripts/start, which runs before anything is installed. Imports nothing. */
export const siteTimeZone = 'America/New_York'

// Canada writes a date as year-month-day.
const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: siteTimeZone })

/** The day, like 2026-11-25, of what is the same for everyone: the courses, and pages that are cached. */
export function siteDay(/** @type {Date} */ moment) {
  return format.format(moment)
}
