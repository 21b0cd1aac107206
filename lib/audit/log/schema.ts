import { z } from 'zod'
import { typedDay } from '@/lib/platform/typed-day'

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).default('')
const day = z
  .union([z.literal(''), typedDay])
  .default('')
  .transform((value) => value || null)

export const logSearch = z.object({
  person: text(254),
  action: text(60),
  object: text(200),
  from: day,
  to: day,
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
export type LogSearch = z.infer<typeof logSearch>
