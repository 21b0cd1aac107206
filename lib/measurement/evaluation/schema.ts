import { z } from 'zod'
import { typedText } from '@/lib/platform/typed-line'

export const readinessLevels = ['not_yet', 'with_help', 'alone', 'to_lead'] as const
export const paces = ['too_long', 'right', 'too_short'] as const
export type Readiness = (typeof readinessLevels)[number]
export type Pace = (typeof paces)[number]

const comment = typedText()
  .max(1000, 'Use 1,000 characters at most.')
  .transform((text) => text || null)

export const evaluationInput = z.object({
  readiness: z.enum(readinessLevels, 'Choose how ready you are.'),
  pace: z.enum(paces, 'Choose how the length was.'),
  comment,
})
export type EvaluationInput = z.infer<typeof evaluationInput>
