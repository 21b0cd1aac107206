import { z } from 'zod'
import { isUuid, uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { reason } from '@/lib/training/attempt/schema'

const line = (prompt: string) => z.string().trim().min(1, prompt).max(120, 'Use 120 characters at most.')

/** Hours as people type them: `1.5` or `1,5`. */
export const minutesFromHours = z
  .string()
  .trim()
  .regex(/^\d{1,2}(?:[.,]\d{1,2})?$/, 'Enter hours, such as 1.5.')
  .transform((text) => Math.round(Number(text.replace(',', '.')) * 60))

export const sessionInput = z.object({
  title: line('Enter a title.'),
  /** `2027-01-31`. */
  heldOn: typedDay,
  place: line('Enter a place.'),
  instructor: line('Enter the instructor’s name.'),
  hours: minutesFromHours.pipe(z.number().min(1, 'Enter hours, such as 1.5.').max(1440, 'Enter at most 24 hours.')),
  topics: z
    .string()
    .trim()
    .max(500, 'Use 500 characters at most.')
    .transform((text) => text || null),
})
export type SessionInput = z.infer<typeof sessionInput>

export const attendeesInput = z.object({
  person: z
    .array(z.string())
    .transform((ids) => ids.filter(isUuid))
    .refine((ids) => ids.length > 0, 'Choose who was there.'),
})

export const attendanceCorrection = z.object({
  /** The attendance that the coordinator saw. */
  attendance: uuid('Reload the page and try again.'),
  /** Zero: the person was not there. */
  hours: minutesFromHours.pipe(z.number().max(1440, 'Enter at most 24 hours.')),
  correctionReason: reason,
})

export const withdrawalInput = z.object({ reason })
