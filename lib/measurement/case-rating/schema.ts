import { z } from 'zod'

export const caseQuestion = 'How likely is it that someone is being compelled?'

/** From 1, certainly not, to 5. A rating from `likely` on is a hit or a false alarm. */
export const ratingWords = ['Certainly not', 'Probably not', 'As likely as not', 'Probably', 'Certainly'] as const
export const likely = 4

export const ratingInput = z.object({
  position: z.coerce.number().int().min(1).max(100),
  rating: z.coerce.number('Choose an answer.').int('Choose an answer.').min(1, 'Choose an answer.').max(5),
})
