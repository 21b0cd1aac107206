import { z } from 'zod'
import { day, factId, id, line, prose, questions } from './source'

const heading = z.string().trim().min(1).max(48)
const option = z.string().regex(/^[a-z]$/, 'must be one letter')

const acts = z.enum(['escalate', 'ask-further', 'refer', 'none'])

/** Officers' encounters: what the law allows or asks here, in one line. */
const lawLine = z.strictObject({
  line: z.string().trim().min(1).max(180),
  facts: z.array(factId).min(1, 'names no fact'),
})

const choice = z.strictObject({
  id: option,
  text: prose,
  acts,
  /** Each node has one expert choice; others are sound, or costly. */
  grade: z.enum(['expert', 'sound', 'costly']),
  follows: prose,
  /** For the debrief: what the choice won or cost. */
  effect: z.string().trim().min(1).max(90),
  feedback: prose,
  law: lawLine.optional(),
  facts: z.array(factId).min(1, 'names no fact'),
  to: id,
})

/** Asked of those who read a case whose sound ending a course requires. */
const readingQuestion = z
  .strictObject({
    stem: prose,
    options: z.array(z.strictObject({ id: option, text: prose })).length(3),
    answer: option,
    facts: z.array(factId).min(1, 'names no fact'),
  })
  .refine(
    ({ options, answer }) => new Set(options.map(({ id }) => id)).size === 3 && options.some(({ id }) => id === answer),
    {
      path: ['answer'],
      message: 'must be one of three different options',
    },
  )

const node = z
  .strictObject({
    id,
    title: heading,
    text: prose,
    objective: id.optional(),
    choices: z.array(choice).min(2).max(4).optional(),
    end: z.strictObject({ outcome: z.enum(['sound', 'costly']), acts, facts: z.array(factId).min(1) }).optional(),
  })
  .refine((one) => (one.choices === undefined) !== (one.end === undefined), 'needs either choices or an end')
  .refine((one) => one.choices === undefined || one.objective !== undefined, {
    path: ['objective'],
    message: 'is missing: which objective does the choice show?',
  })

export const encounterSource = z.strictObject({
  id,
  title: line,
  /** `both` stands for all audiences. */
  audience: id,
  /** A short case that opens a module: two or three decisions, never required. */
  opens: z.boolean().optional(),
  situation: z.enum(['trafficking', 'look-alike', 'not-enough']),
  questions,
  lawAsOf: day,
  reviewDue: day,
  needsCounsel: z.boolean().default(false),
  /** Names a hard topic, or null. Learners can always read the case instead. */
  contentNote: line.nullable(),
  summary: line,
  /** A file in `app/_pictures`, without `scene-` and `.svg`. The checker asks for one. */
  scene: id.optional(),
  setting: prose,
  afterReading: z.array(readingQuestion).length(2).optional(),
  nodes: z.array(node).min(2),
})

export type EncounterSource = z.infer<typeof encounterSource>
export type EncounterNode = EncounterSource['nodes'][number]
export type EncounterChoice = z.infer<typeof choice>
