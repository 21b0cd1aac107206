import { z } from 'zod'
import { readCode } from '@/lib/platform/secret'
import { typedLine, withoutControls } from '@/lib/platform/typed-line'
import { siteTimeZone } from '@/lib/platform/words'

const title = (what: string) =>
  typedLine.pipe(z.string().min(2, `Enter a name for the ${what}.`).max(120, 'Use at most 120 characters.'))

/** Intl also takes offsets, which Postgres reads with the opposite sign. */
const timeZone = z.string().transform((text, context) => {
  try {
    const name = text.trim().replaceAll(' ', '_')
    if (/^[a-z]/i.test(name)) return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  context.addIssue('Enter a time zone such as America/Chicago.')
  return z.NEVER
})

export const organizationInput = z.object({ name: title('organization'), timeZone: timeZone.default(siteTimeZone) })
export const organizationNameInput = z.object({ name: title('organization') })
export const timeZoneInput = z.object({ timeZone })
export const cohortInput = z.object({ name: title('cohort') })
export const cohortName = z.object({ newName: title('cohort') })
export const divisionInput = z.object({ divisionName: title('division') })
export const identifierLabel = typedLine.pipe(
  z
    .string()
    .min(2, 'Enter what the identifier is called, for example Officer number.')
    .max(60, 'Use at most 60 characters.')
    .regex(withoutControls, 'Use letters, digits and spaces only.'),
)
export const joinCode = z
  .string()
  .transform(readCode)
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'A join code has ten letters and digits.'))
