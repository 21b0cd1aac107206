/* Also for scripts/start, which runs before anything is installed. Imports nothing. */
export const siteTimeZone = 'America/New_York'

// Canada writes a date as year-month-day.
const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: siteTimeZone })

/** The site's day, such as 2026-11-25. Courses and cached pages are the same for everyone. */
export function siteDay(/** @type {Date} */ moment) {
  return format.format(moment)
}
