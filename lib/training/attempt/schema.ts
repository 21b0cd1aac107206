import { z } from 'zod'
import { confidences, item, panel } from '@/lib/content/quiz/schema'
import { personName } from '@/lib/people/account/person-name'
import { typedLine } from '@/lib/platform/typed-line'

const noItem = 'There is no such item in this quiz.'
const tokens = z.array(z.string().max(100)).max(12)

/** `shown`: the form showed an answer, so no token means that the learner cleared it. */
export const answer = z
  .object({
    position: z.coerce.number(noItem).int(noItem).min(1, noItem).max(200, noItem),
    value: tokens,
    shown: z.string().max(1000),
    confidence: z.enum(confidences).nullable().catch(null),
    flagged: z.boolean(),
  })
  .transform(({ shown, value, ...rest }) => {
    const given = value.filter((token) => token !== '')
    return { ...rest, value: given.length === 0 && shown === '' ? null : given }
  })

export const submission = z.object({ name: personName })

export const identifier = typedLine.pipe(
  z
    .string()
    .min(1, 'Enter it as your organization writes it.')
    .max(40, 'Use at most 40 characters.')
    .regex(/^[\p{L}\p{N} ._/#-]*$/u, 'Use letters, digits, spaces and . _ / # - only.'),
)

export const reason = z
  .string()
  .trim()
  .min(1, 'Give a reason. It stays on record.')
  .max(500, 'Use 500 characters at most.')

export const accommodationInput = z
  .object({
    timeFactor: z.coerce.number('Choose how much more time.').min(1).max(10, 'At most ten times the time.'),
    extraAttempts: z.coerce
      .number('Enter a number.')
      .int('Enter a whole number.')
      .min(0, 'Enter 0 or more.')
      .max(100, 'At most 100.'),
    reason,
  })
  .refine(({ timeFactor, extraAttempts }) => timeFactor > 1 || extraAttempts > 0, {
    path: ['timeFactor'],
    message: 'Choose more time, more attempts, or both.',
  })
export type AccommodationInput = z.infer<typeof accommodationInput>

export const unlockInput = z.object({ unitId: z.string().min(1, 'Choose a quiz.').max(100), reason })
export type UnlockInput = z.infer<typeof unlockInput>

export const storedItem = item
export const storedTokens = z.array(z.string())
export const storedPassRule = z.object({
  masteryScore: z.number(),
  objectiveMissed: z.number().optional(),
  objectiveScore: z.number().optional(),
  dutyMissed: z.number().optional(),
  duties: z.array(z.string()).optional(),
  panel: panel.optional(),
})
export const objectiveScores = z.array(
  z.object({ objective: z.string(), raw: z.number(), max: z.number(), failed: z.boolean() }),
)
const storedConfidence = z.enum(confidences).nullable()
export const storedCredits = z.array(z.number())

export interface DrawnRow {
  position: number
  item: unknown
  optionOrder: unknown
  targetOrder: unknown
  value: unknown
  confidence: unknown
}

export function readDrawn(row: Omit<DrawnRow, 'position'>) {
  return {
    item: storedItem.parse(row.item),
    orders: {
      options: storedTokens.parse(row.optionOrder),
      targets: storedTokens.nullable().parse(row.targetOrder),
    },
    value: storedTokens.parse(row.value),
    confidence: storedConfidence.parse(row.confidence),
  }
}
