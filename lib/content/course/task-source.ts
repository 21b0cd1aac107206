import { z } from 'zod'
import { matchParts, orderParts } from '@/lib/content/quiz/schema'
import { day, factId, id, line, prose } from './source'

const facts = z.array(factId).default([])
const letter = z.string().regex(/^[a-z]$/, 'must be one letter')

const every = {
  title: line,
  /** `both` stands for all audiences. */
  audience: id,
  minutes: z.number().int().min(3).max(30),
  reviewDue: day,
  /** Names a hard topic, or null. */
  contentNote: line.nullable(),
  summary: line,
  /** The learner's job and the reason for it. */
  setting: prose,
  /** The case file: notes, a log, a transcript. */
  material: z
    .array(z.strictObject({ heading: line, text: prose.optional(), lines: z.array(prose).default([]) }))
    .default([]),
  ask: prose,
  facts: z.array(factId).min(1, 'names no fact'),
}

/** Written in the page only, then compared with the model. */
const field = z.strictObject({ label: line, hint: line.optional(), model: prose, facts })
const checklist = z
  .array(z.strictObject({ text: line, facts }))
  .min(4)
  .max(10)

const extendedText = z.strictObject({
  ...every,
  interaction: z.literal('extendedText'),
  fields: z.array(field).length(1),
  checklist,
})
const form = z.strictObject({
  ...every,
  interaction: z.literal('form'),
  fields: z.array(field).min(3).max(10),
  checklist,
})

const hottext = z.strictObject({
  ...every,
  interaction: z.literal('hottext'),
  /** In the answer: what it means that a line is marked, or not. */
  marked: line,
  unmarked: line,
  lines: z
    .array(z.strictObject({ id: letter, by: line.optional(), text: prose, marked: z.boolean(), why: prose, facts }))
    .min(6)
    .max(20),
})

/** Interactions have QTI 3 names; a form is several extended texts. */
export const taskSource = z.discriminatedUnion('interaction', [
  extendedText,
  form,
  hottext,
  z.strictObject({ ...every, ...orderParts }),
  z.strictObject({ ...every, ...matchParts }),
])

export type TaskSource = z.infer<typeof taskSource>
export type WrittenTask = Extract<TaskSource, { fields: unknown }>
export type MarkedTask = Extract<TaskSource, { interaction: 'hottext' }>
export type PairedTask = Exclude<TaskSource, WrittenTask | MarkedTask>
