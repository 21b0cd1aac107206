import { z } from 'zod'

/** An answer to a practice item: option ids as posted by a form (`value` once or more) or as JSON. */
export const practiceAnswer = z.object({
  item: z.string().min(1).max(100),
  value: z.array(z.string().min(1).max(100)).min(1, 'Choose an answer first.').max(10),
})
