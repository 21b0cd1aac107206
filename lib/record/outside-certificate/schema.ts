import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { typedLine, typedText, withoutControls } from '@/lib/platform/typed-line'
import { minutesFromHours } from '@/lib/record/classroom/schema'
import { reason } from '@/lib/training/attempt/schema'

const line = (prompt: string) =>
  typedLine.pipe(
    z
      .string()
      .min(1, prompt)
      .max(120, 'Use 120 characters at most.')
      .regex(withoutControls, 'Use letters, digits, and ordinary signs.'),
  )

/** The form's fields, without its file. */
export const outsideInput = z.object({
  provider: line('Enter who gave the training.'),
  title: line('Enter the title of the course.'),
  /** `2027-01-31`. */
  earnedOn: typedDay,
  hours: minutesFromHours.pipe(z.number().min(1, 'Enter hours, such as 1.5.')),
  topics: typedText()
    .max(500, 'Use 500 characters at most.')
    .transform((text) => text || null),
})
export type OutsideInput = z.infer<typeof outsideInput>

/** The version that the form showed. */
const version = uuid('Reload the page and try again.')

export const outsideCorrection = outsideInput.extend({ version, correctionReason: reason })

export const outsideWithdrawal = z.object({ version, withdrawalReason: reason })

export const outsideDecision = z.discriminatedUnion(
  'outcome',
  [
    z.object({ outcome: z.literal('accepted'), version }),
    z.object({ outcome: z.literal('refused'), version, refusalReason: reason }),
  ],
  'Accept or refuse it.',
)
