import { z } from 'zod'
import { day, id, line, prose } from './source'

const percentage = z.number('must be a percentage').min(0).max(100)
const byJudge = z.record(id, percentage)

const judge = z.strictObject({
  id,
  name: line,
  /** The trade that qualifies them to judge. */
  profession: line,
  /** The cuts that the judge finds acceptable, and the shares of first attempts that fail. */
  hofstee: z
    .strictObject({ lowestCut: percentage, highestCut: percentage, fewestFail: percentage, mostFail: percentage })
    .refine((one) => one.lowestCut < one.highestCut && one.fewestFail <= one.mostFail, 'has its bounds reversed')
    .optional(),
})

/** Ratings by a panel of people. Empty until one has met: neither a model nor an author rates. */
export const standardSource = z.strictObject({
  /** The learner who is just good enough, as the judges describe them before they rate. */
  justQualified: prose.nullable(),
  /** The day of the second round. */
  met: day.nullable(),
  judges: z.array(judge),
  ratings: z.array(
    z.strictObject({
      item: id,
      version: z.string().regex(/^[0-9a-f]{12}$/, 'must be the first twelve characters of the item’s hash'),
      first: byJudge,
      /** Given after the judges saw the spread of the first round. */
      second: byJudge.optional(),
    }),
  ),
})

export type StandardSource = z.infer<typeof standardSource>
