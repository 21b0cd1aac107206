import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with dashes')
const prose = z.string().trim().min(1).max(2000)
const factIds = z.array(z.string().regex(/^F-[A-Z]+-\d+[A-Z]?$/, 'must be a fact id like F-IND-01'))

/** What a person would do who chose the option; with the situation it makes hits and false alarms countable. */
const acts = z.enum(['escalate', 'ask-further', 'refer', 'none'])

const option = z.strictObject({
  id: z.string().regex(/^[a-z]$/, 'must be one letter'),
  text: prose,
  acts,
  key: z.boolean().default(false),
  explanation: prose,
  facts: factIds.default([]),
})

/** An item as its author writes it. */
export const itemSource = z.strictObject({
  id,
  stem: prose,
  interaction: z.literal('choice'),
  objective: id,
  audience: z.enum(['officer', 'volunteer', 'both']),
  situation: z.enum(['trafficking', 'look-alike', 'not-enough']),
  questions: z.array(z.number().int().min(1).max(20)).min(1),
  facts: factIds.min(1, 'names no fact'),
  needsCounsel: z.boolean().default(false),
  options: z.array(option).min(2).max(6),
})

/**
 * An item with the hash of its content: what an attempt freezes. Read back as it was written, with none of the limits
 * for authors: a limit that is tightened later must not make an old attempt unreadable.
 */
export const item = z.object({
  ...itemSource.shape,
  id: z.string(),
  hash: z.string(),
  stem: z.string(),
  objective: z.string(),
  questions: z.array(z.number()),
  facts: z.array(z.string()),
  options: z.array(
    z.object({
      ...option.shape,
      id: z.string(),
      text: z.string(),
      explanation: z.string(),
      facts: z.array(z.string()),
    }),
  ),
})

export type ItemSource = z.infer<typeof itemSource>
export type Item = z.infer<typeof item>

export type QuizRole = 'pretest' | 'module' | 'final'

/** How many items a form draws on each objective. */
export const blueprint = z.record(id, z.number().int().min(1).max(50))
export type Blueprint = z.infer<typeof blueprint>

export const passRule = z.strictObject({
  /** Scaled score, 0 to 1, at or above which a quiz is passed. */
  masteryScore: z.number().gt(0).max(1),
  /** An objective fails when at least so many of its items are missed … */
  objectiveMissed: z.number().int().min(1),
  /** … and its scaled score is under this. */
  objectiveScore: z.number().min(0).max(1),
})
export type PassRule = z.infer<typeof passRule>

export interface ObjectiveScore {
  objective: string
  raw: number
  max: number
  failed: boolean
}

export interface Result {
  raw: number
  max: number
  /** 0 to 1. */
  scaled: number
  passed: boolean
  objectives: ObjectiveScore[]
}
