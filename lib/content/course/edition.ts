import { z } from 'zod'
import { day, id, line, prose } from './source'

/** What a change means for those who did the units before: nothing, new learners only, or a further look by everybody. */
const changeClass = z.enum(['wording', 'content', 'law'])

const change = z.strictObject({
  units: z.array(id).min(1),
  class: changeClass,
  /** What changed, in a plain sentence for those who did it before. */
  what: prose,
})

const unitHash = z.string().regex(/^[0-9a-f]{16}$/, 'must be sixteen characters that npm run courses:changes writes')

/** An entry of `changes.yaml`: a state of a course that was, or is about to be, published, and what changed to it. */
export const edition = z.strictObject({
  edition: line,
  on: day,
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that npm run courses:changes writes'),
  /** Of each unit and worked example by its id, and as `course` of all that stands outside of them. */
  units: z.record(z.string(), unitHash),
  changes: z.array(change),
})

export type ChangeClass = z.infer<typeof changeClass>
export type Edition = z.infer<typeof edition>

/** A change with the edition that it came in: as kept with a course version and with a change of law. */
export const datedChange = change.extend({ edition: line, on: day })
export type DatedChange = z.infer<typeof datedChange>
