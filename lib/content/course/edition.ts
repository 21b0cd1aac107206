import { z } from 'zod'
import { day, id, line, prose } from './source'

/** For earlier learners: wording changes nothing, content is for new learners, law asks everyone again. */
const changeClass = z.enum(['wording', 'content', 'law'])

const change = z.strictObject({
  units: z.array(id).min(1),
  class: changeClass,
  what: prose,
})

const unitHash = z.string().regex(/^[0-9a-f]{16}$/, 'must be sixteen characters that npm run courses:changes writes')

export const edition = z.strictObject({
  edition: line,
  on: day,
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that npm run courses:changes writes'),
  /** Hashes by unit or worked example id; `course` covers the rest. */
  units: z.record(z.string(), unitHash),
  /** Hashes of the facts that the course rests on, in the newest entry alone. */
  facts: z.record(z.string(), z.string()).optional(),
  changes: z.array(change),
})

export type ChangeClass = z.infer<typeof changeClass>
export type Edition = z.infer<typeof edition>

export const datedChange = change.extend({ edition: line, on: day })
export type DatedChange = z.infer<typeof datedChange>
