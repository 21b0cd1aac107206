import { z } from 'zod'
import { factId, id, line, prose, spokenLine } from './source'

const facts = z.array(factId).min(1, 'names no fact')
const paragraphs = z.array(prose).min(1)

const choice = z
  .strictObject({
    id: z.string().regex(/^[a-z]$/, 'must be one letter'),
    text: spokenLine,
    grade: z.enum(['expert', 'costly']),
    /** The heading of the reply. */
    title: line,
    reply: prose,
    facts,
    /** What happens next, before the text of the decision that `to` names. The last choices have neither. */
    follows: paragraphs.optional(),
    to: id.optional(),
  })
  .refine(({ follows, to }) => (follows === undefined) === (to === undefined), 'needs both follows and to, or neither')

const decision = z.strictObject({
  id,
  text: paragraphs,
  ask: line,
  choices: z.array(choice).min(2).max(4),
})

/** The case that anyone can play without an account. A choice leads to a later decision of the list, or ends the case. */
export const publicCase = z.strictObject({
  title: line,
  place: line,
  /** A file in `app/_pictures`, without `.svg`. */
  picture: id,
  alt: line,
  decisions: z.array(decision).min(2).max(8),
  end: z.strictObject({ title: line, text: paragraphs, facts }),
})

export type PublicCase = z.infer<typeof publicCase>
export type PublicDecision = PublicCase['decisions'][number]
export type PublicChoice = PublicDecision['choices'][number]
