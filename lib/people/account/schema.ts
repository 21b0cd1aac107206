import { z } from 'zod'
import { charactersOf, lengthSentences, passwordLength } from './password'
import { personName } from './person-name'

export const emailAddress = z
  .string()
  .trim()
  .min(1, 'Enter your email address.')
  .max(254, 'Use an email address of at most 254 characters.')
  .pipe(z.email('Enter an email address like name@example.org.'))

/** An address, or the code of someone without one. */
const signInText = z.string().trim().min(1, 'Enter the email address.').max(254, 'Use at most 254 characters.')

const passwordText = z.string().min(1, 'Enter your password.').max(1000, 'Use at most 128 characters.')

/** Its length is reported with the problems of other fields; how easy it is to guess takes longer to tell. */
const newPasswordText = passwordText
  .refine((text) => charactersOf(text) >= passwordLength.min, lengthSentences['too-short'])
  .refine((text) => charactersOf(text) <= passwordLength.max, lengthSentences['too-long'])

export const registration = z.object({ name: personName, email: emailAddress, password: newPasswordText })
export const registrationWithoutAddress = registration.omit({ email: true })
export const credentials = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(1000) })
export const nameChange = z.object({ name: personName })
export const addressChange = z.object({ email: emailAddress })
export const addressHandOver = z.object({ person: signInText, email: emailAddress })
export const passwordChange = z.object({ current: passwordText, password: passwordText })
export const passwordReset = z.object({ token: z.string().min(10).max(100), password: passwordText })
export const sessionsEnding = z.object({
  person: signInText,
  why: z.string().trim().min(1, 'Enter the reason.').max(500, 'Use at most 500 characters.'),
})
