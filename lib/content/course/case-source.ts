import { z } from 'zod'
import { factId, id, line, prose } from './source'

/** Each is in both sets equally often. `unclear`: not enough to tell, outside the ROC curve. */
export const caseThemes = ['labor', 'sex', 'debt', 'papers', 'smuggling', 'wages', 'hard-work', 'unclear'] as const
export type CaseTheme = (typeof caseThemes)[number]
export const caseSets = ['a', 'b'] as const
export type CaseSet = (typeof caseSets)[number]

/** A case that learners rate before and after a course; no quiz draws it. */
export const caseSource = z.strictObject({
  id,
  theme: z.enum(caseThemes),
  /** The two cases of a pair differ in one fact, which decides. */
  pair: id.optional(),
  situation: z.enum(['trafficking', 'look-alike', 'not-enough']),
  stem: prose.max(600),
  facts: z.array(factId).min(1, 'names no fact'),
  contentNote: line.max(140).optional(),
})

export type CaseSource = z.infer<typeof caseSource>
