import { z } from 'zod'

const reason = z.string().trim().min(5, 'Give a reason. It stays on record.').max(500, 'Use at most 500 characters.')

export const holdInput = z.object({
  person: z.string().trim().max(254, 'Use at most 254 characters.').default(''),
  organization: z.union([z.literal(''), z.uuid()]).default(''),
  reason,
})

export const holdEnd = z.object({ reason })
