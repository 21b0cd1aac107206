import { z } from 'zod'
import { factId, line } from './source'

export const jobAid = z.strictObject({
  title: line,
  sections: z
    .array(
      z.strictObject({
        heading: line,
        points: z.array(z.strictObject({ text: line, facts: z.array(factId) })).min(1),
      }),
    )
    .min(1),
  /** Ids of facts in `sources/help.yaml`. */
  lines: z.array(factId).min(1),
})

export type JobAid = z.infer<typeof jobAid>
