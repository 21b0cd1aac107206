import { z } from 'zod'
import { day, factId, id, line, prose, questions } from './source'

/* The form of an encounter's file: a case in nodes, from the first one to an end, as its author writes it. */

const heading = z.string().trim().min(1).max(48)
const option = z.string().regex(/^[a-z]$/, 'must be one letter')

/** What a choice or a whole walk amounts to; with the situation it makes hits and false alarms countable. */
const acts = z.enum(['escalate', 'ask-further', 'refer', 'none'])

const choice = z.strictObject({
  id: option,
  /** What the learner says or does. */
  text: prose,
  acts,
  /** One choice of a node is the expert's; another may be as sound; a costly one loses something. */
  grade: z.enum(['expert', 'sound', 'costly']),
  /** What happens next because of it, before the next node's own text. */
  follows: prose,
  /** What it won or cost, in a few words, for the debrief. */
  effect: z.string().trim().min(1).max(90),
  /** Why, for the debrief. */
  feedback: prose,
  facts: z.array(factId).min(1, 'names no fact'),
  to: id,
})

/** A node asks for a choice, or ends the walk. */
const node = z
  .strictObject({
    id,
    title: heading,
    text: prose,
    objective: id.optional(),
    choices: z.array(choice).min(2).max(4).optional(),
    end: z.strictObject({ outcome: z.enum(['sound', 'costly']), acts, facts: z.array(factId).min(1) }).optional(),
  })
  .refine((one) => (one.choices === undefined) !== (one.end === undefined), 'must have one of choices and end')
  .refine((one) => one.choices === undefined || one.objective !== undefined, {
    path: ['objective'],
    message: 'is missing: which objective does the choice show?',
  })

export const encounterSource = z.strictObject({
  id,
  title: line,
  audience: z.enum(['officer', 'volunteer']),
  situation: z.enum(['trafficking', 'look-alike']),
  questions,
  lawAsOf: day,
  reviewDue: day,
  needsCounsel: z.boolean().default(false),
  /** One neutral line that names a hard topic; null when there is none. The same case may always be read instead. */
  contentNote: line.nullable(),
  summary: line,
  /** Where the learner is and what they know before the first node. */
  setting: prose,
  nodes: z.array(node).min(2),
})

export type EncounterSource = z.infer<typeof encounterSource>
export type EncounterNode = EncounterSource['nodes'][number]
export type EncounterChoice = z.infer<typeof choice>
