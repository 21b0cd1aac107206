import { z } from 'zod'
import { topicHours } from './topics'

/** After a number of months from each completion, or by the end of each period of years. */
const cycle = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interval'), months: z.number().int() }),
  /** `endsOn`: the last day of any one period. */
  z.object({ kind: z.literal('period'), years: z.number().int(), endsOn: z.iso.date() }),
])
export type Cycle = z.infer<typeof cycle>

/** The `rule` column. Rows never change, so every new field needs a default that is true of earlier rows. */
export const mandateRule = z.object({
  title: z.string(),
  authority: z.string(),
  citation: z.string(),
  minutes: z.number().int(),
  topics: topicHours,
  cycle,
  /** A person who joins, or meets a new mandate, has at least this long. */
  firstDays: z.number().int(),
  /** A course counts only with an approval number of the authority. */
  needsApproval: z.boolean(),
  countsClassroom: z.boolean(),
  courses: z.array(
    z.object({
      courseId: z.string(),
      approvalNumber: z.string().nullable(),
      /** The hours required on each topic. */
      topics: topicHours,
    }),
  ),
})
export type MandateRule = z.infer<typeof mandateRule>

/** Days as `2027-01-31`. */
export interface MandateVersionView {
  number: number
  effectiveFrom: string
  /** The last day. */
  effectiveUntil: string | null
  rule: MandateRule
  reason: string | null
  recordedAt: Date
  recordedBy: string
}

/** `versions`: newest first. */
export function versionOn(versions: readonly MandateVersionView[], on: string): MandateVersionView | null {
  const version = versions.find(({ effectiveFrom }) => effectiveFrom <= on)
  return version && (version.effectiveUntil === null || version.effectiveUntil >= on) ? version : null
}
