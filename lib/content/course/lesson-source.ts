import { z } from 'zod'
import { day, factId, id, line, prose, questions } from './source'

/* A lesson's front matter, and its reviews in `reviews.yaml`. Unknown keys are refused. */

export const lessonSource = z.strictObject({
  id,
  title: line,
  objectives: z.array(id).min(1),
  questions,
  lawAsOf: day,
  reviewDue: day,
  contentNote: z
    .strictObject({ topic: line, section: line, alternative: prose, facts: z.array(factId).default([]) })
    .nullable(),
  /** Items after the last step; a step's own item is in its `<Check>`. */
  practice: z.array(id).default([]),
  /** Claims of the source document that the lesson answers; `/sources` shows how. */
  claims: z.array(z.string()).default([]),
  summary: line,
  /** A file in `app/_pictures`, without `scene-` and `.svg`: the place of the first step. */
  scene: id.optional(),
  /** Overrides the computed minutes, within a quarter of them. */
  minutes: z.strictObject({ value: z.number().positive(), reason: line }).optional(),
})

export const lessonReview = z.strictObject({
  lesson: id,
  role: z.enum(['counsel', 'survivor-advocate']),
  by: line,
  on: day,
  /** As printed by `courses:check` and the lesson's page. */
  version: z.string().regex(/^[0-9a-f]{12}$/, 'must be the twelve characters that courses:check prints'),
})

export type LessonSource = z.infer<typeof lessonSource>
export type LessonReview = z.infer<typeof lessonReview>
