import { z } from 'zod'

const title = (what: string) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
    .pipe(z.string().min(2, `Enter a name for the ${what}.`).max(120, 'Use at most 120 characters.'))

export const organizationInput = z.object({ name: title('organization') })
export const cohortInput = z.object({ name: title('cohort') })
export const identifierLabel = z
  .string()
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .min(2, 'Enter what the identifier is called, for example Officer number.')
      .max(60, 'Use at most 60 characters.')
      .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, 'Use letters, digits and spaces only.'),
  )
export const joinCode = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'A join code has ten letters and digits.'))
