import { z } from 'zod'

/** An answer to a practice item: tokens as posted by a form (`value` once or more, empty where a select stands on nothing). */
export const practiceAnswer = z.object({
  item: z.string().min(1).max(100),
  value: z
    .array(z.string().max(100))
    .max(12)
    .transform((tokens) => tokens.filter((token) => token !== ''))
    .refine((tokens) => tokens.length > 0, 'Choose an answer first.'),
})
