import { z } from 'zod'
import { emailAddress } from '@/lib/people/account/schema'
import { typedDay } from '@/lib/platform/typed-day'

const mostDays = 366

export const auditorInput = z
  .object({ email: emailAddress, from: typedDay, until: typedDay })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    message: 'Enter a date on or after the first one.',
  })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= mostDays * 86_400_000, {
    path: ['until'],
    message: 'Choose a year at most. You can grant access again later.',
  })
export type AuditorInput = z.infer<typeof auditorInput>
