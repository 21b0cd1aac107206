import { z } from 'zod'

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).default('')
const day = z
  .union([z.literal(''), z.iso.date('Write a day as 2026-11-25.')])
  .default('')
  .transform((value) => value || null)

/** What an administrator looks for in the log, as a form sends it: each narrows, and nothing has to be filled in. */
export const logSearch = z.object({
  /** An address or the id of an account. */
  person: text(254),
  action: text(60),
  object: text(200),
  from: day,
  to: day,
  /** The last entry of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
export type LogSearch = z.infer<typeof logSearch>
