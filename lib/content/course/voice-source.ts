import { z } from 'zod'
import { lessonReview } from './lesson-source'
import { day, id, line } from './source'

/** Words of a survivor or a practitioner, as they gave them. Never written by an author. */
export const lessonVoice = z.strictObject({
  id,
  lesson: id,
  /** The voice ends this step. */
  step: id,
  kind: z.enum(['survivor', 'practitioner']),
  /** As the person wants to be named, or not named. */
  by: line,
  text: z.string().trim().min(1).max(1500),
  consent: z.strictObject({
    /** The name of the person who consented, or the number of a paper that is kept elsewhere. */
    by: line,
    takenBy: line,
    on: day,
    /** The last day on which it is shown. */
    until: day.nullable(),
  }),
  review: lessonReview.omit({ lesson: true }),
})

export type LessonVoice = z.infer<typeof lessonVoice>
