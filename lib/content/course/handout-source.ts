import { z } from 'zod'
import { factId, id, line, prose } from './source'

const facts = z.array(factId).min(1, 'names no fact')
const option = z.string().regex(/^[a-z]$/, 'must be one letter')

/** Five minutes for a room: one case, one question, and one point. Public, so no quiz draws it. */
export const rollCallPiece = z
  .strictObject({
    id,
    title: z.string().trim().min(1).max(48),
    /** `both` stands for all audiences. */
    audience: id,
    /** Read from the back of a room. */
    case: z.string().trim().min(1).max(420),
    ask: z.string().trim().min(1).max(120),
    options: z.array(z.strictObject({ id: option, text: z.string().trim().min(1).max(90) })).length(3),
    answer: option,
    point: z.string().trim().min(1).max(140),
    why: z.string().trim().min(1).max(480),
    facts,
  })
  .refine(({ options, answer }) => options.some((one) => one.id === answer), {
    path: ['answer'],
    message: 'must be one of the options',
  })

/** A form or text to adapt and print. Nothing that people write in it reaches the site. */
export const paperTemplate = z.strictObject({
  id,
  title: line,
  use: prose,
  parts: z
    .array(
      z.strictObject({
        heading: line,
        text: prose.optional(),
        points: z.array(prose).default([]),
        /** Labels with a line to write on. */
        blanks: z.array(line).default([]),
      }),
    )
    .min(2),
  facts,
})

export type RollCallPiece = z.infer<typeof rollCallPiece>
export type PaperTemplate = z.infer<typeof paperTemplate>
