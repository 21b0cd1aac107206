import { z } from 'zod'

/** Tokens as posted: `value` once or more, empty for a select without a choice. */
export const practiceAnswer = z.object({
  item: z.string().min(1).max(100),
  value: z
    .array(z.string().max(100))
    .max(12)
    .transform((tokens) => tokens.filter((token) => token !== '')),
})

export const stepId = z.string('Choose a step.').min(1, 'Choose a step.').max(100, 'Choose a step.')
