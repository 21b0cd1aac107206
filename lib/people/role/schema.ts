import { z } from 'zod'
import { typedDay } from '@/lib/platform/typed-day'

export const removalInput = z.object({
  reason: z
    .string()
    .trim()
    .min(5, 'Give a reason. The person can read it, and it stays on record.')
    .max(500, 'Use at most 500 characters.'),
})

export const leavingInput = removalInput.extend({
  /** Null: now. */
  lastDay: z.union([z.literal('').transform(() => null), typedDay]),
})
