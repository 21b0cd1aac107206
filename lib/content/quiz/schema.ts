import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with dashes')
const letter = z.string().regex(/^[a-z]$/, 'must be one letter')
const prose = z.string().trim().min(1).max(2000)
const factIds = z.array(z.string().regex(/^F-[A-Z]+-\d+[A-Z]?$/, 'must be a fact id like F-IND-01'))

const acts = z.enum(['escalate', 'ask-further', 'refer', 'none'])
const situation = z.enum(['trafficking', 'look-alike', 'not-enough'])

const option = { id: letter, text: prose, explanation: prose, facts: factIds.default([]) }

const every = {
  id,
  stem: prose,
  objective: id,
  /** `both` stands for all audiences. */
  audience: id,
  questions: z.array(z.number().int().min(1).max(20)).min(1),
  facts: factIds.min(1, 'names no fact'),
  needsCounsel: z.boolean().default(false),
  /** Items that answer each other: no form draws two of them. Named in one of the two. */
  enemies: z.array(id).min(1).optional(),
  /** A must-pass duty of a final that the item asks for. */
  duty: id.optional(),
  /** Names a hard topic. Learners may ask for a form without such items. */
  contentNote: z.string().trim().min(1).max(140).optional(),
}

/** One option is the key; with `cardinality: multiple`, all keys must be chosen and nothing else. */
const choice = z.strictObject({
  ...every,
  interaction: z.literal('choice'),
  cardinality: z.enum(['single', 'multiple']).optional(),
  situation,
  options: z
    .array(z.strictObject({ ...option, acts, key: z.boolean().default(false) }))
    .min(2)
    .max(6),
})

/** The key lists the steps in order. */
export const orderParts = {
  interaction: z.literal('order'),
  options: z.array(z.strictObject(option)).min(3).max(6),
  key: z.array(letter),
}
const order = z.strictObject({ ...every, ...orderParts })

export const matchParts = {
  interaction: z.literal('match'),
  options: z
    .array(z.strictObject({ ...option, target: letter }))
    .min(3)
    .max(6),
  targets: z
    .array(z.strictObject({ id: letter, text: prose }))
    .min(3)
    .max(8),
}
const match = z.strictObject({ ...every, ...matchParts })

/** Interactions have QTI 3 names. */
export const itemSource = z.discriminatedUnion('interaction', [choice, order, match])

/* An attempt's frozen item. No authoring limits: tightening one later must not make an old attempt unreadable. */
const storedOption = { id: z.string(), text: z.string(), explanation: z.string(), facts: z.array(z.string()) }
const stored = {
  ...every,
  id: z.string(),
  hash: z.string(),
  stem: z.string(),
  objective: z.string(),
  questions: z.array(z.number()),
  facts: z.array(z.string()),
  enemies: z.array(z.string()).optional(),
  duty: z.string().optional(),
  contentNote: z.string().optional(),
  /** From a site's own bank, which no course version lists. */
  private: z.literal(true).optional(),
}
const storedChoice = z.object({
  ...choice.shape,
  ...stored,
  options: z.array(z.object({ ...storedOption, acts, key: z.boolean() })),
})
const storedOrder = z.object({
  ...order.shape,
  ...stored,
  options: z.array(z.object(storedOption)),
  key: z.array(z.string()),
})
const storedMatch = z.object({
  ...match.shape,
  ...stored,
  options: z.array(z.object({ ...storedOption, target: z.string() })),
  targets: z.array(z.object({ id: z.string(), text: z.string() })),
})
export const item = z.discriminatedUnion('interaction', [storedChoice, storedOrder, storedMatch])

export type ItemSource = z.infer<typeof itemSource>
export type Item = z.infer<typeof item>
export type ChoiceItem = z.infer<typeof storedChoice>

export const confidences = ['sure', 'think-so', 'guess'] as const
export type Confidence = (typeof confidences)[number]

export type QuizRole = 'pretest' | 'module' | 'final'

export const blueprint = z.record(id, z.number().int().min(1).max(50))
export type Blueprint = z.infer<typeof blueprint>

export const passRule = z.strictObject({
  /** Scaled score, 0 to 1, at or above which a quiz is passed. */
  masteryScore: z.number().gt(0).max(1),
  /** An objective fails with at least this many misses … Without both, objectives only guide study. */
  objectiveMissed: z.number().int().min(1).optional(),
  /** … and a scaled score below this. */
  objectiveScore: z.number().min(0).max(1).optional(),
})

/** The panel that set a cut. */
export const panel = z.object({
  judges: z.number(),
  /** The day of the second round. */
  on: z.string(),
})
export type Panel = z.infer<typeof panel>

/** As frozen in an attempt. */
export interface PassRule extends z.infer<typeof passRule> {
  /** A must-pass duty fails with this many of its items missed. */
  dutyMissed?: number
  /** The attempt asks for these duties alone. */
  duties?: string[]
  /** The judges whose ratings gave the mastery score; absent: it is provisional. */
  panel?: Panel
}

export interface ObjectiveScore {
  objective: string
  raw: number
  max: number
  failed: boolean
}

export interface Result {
  raw: number
  max: number
  scaled: number
  passed: boolean
  objectives: ObjectiveScore[]
  /** Each item's credit, 0 to 1, in the order of the form. */
  credits: number[]
}
