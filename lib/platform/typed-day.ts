import { z } from 'zod'

/** As `2027-01-31`. `Date.UTC` reads the years 0 to 99 as 1900 to 1999, and Postgres has no year 0. */
export const typedDay = z.iso.date('Enter a date such as 2027-01-31.').refine((day) => day >= '1900-01-01', {
  error: 'Enter a date in 1900 or later.',
  when: ({ issues }) => issues.length === 0,
})
