import { z } from 'zod'
import { personName } from '@/lib/account/schema'
import { item } from '@/lib/quiz/schema'

const noItem = 'There is no such item in this quiz.'

/** One answer as posted: `value` may be empty when only a flag is set or a page is left. */
export const answer = z.object({
  position: z.coerce.number(noItem).int(noItem).min(1, noItem).max(200, noItem),
  value: z.array(z.string().min(1).max(100)).max(10),
  flagged: z.boolean(),
})

export const submission = z.object({ name: personName })

/** What stands in the JSON columns of an attempt. */
export const storedItem = item
export const optionIds = z.array(z.string())
export const storedPassRule = z.object({
  masteryScore: z.number(),
  objectiveMissed: z.number(),
  objectiveScore: z.number(),
})
export const objectiveScores = z.array(
  z.object({ objective: z.string(), raw: z.number(), max: z.number(), failed: z.boolean() }),
)
