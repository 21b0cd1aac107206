import { z } from 'zod'
import { factId, id, line, prose } from './source'

/** `courses/front/site.yaml`: words of the site that depend on its courses. */
export const site = z.strictObject({
  /** For search engines. */
  description: line,
  kicker: line,
  heading: line,
  lead: line,
  uncounted: line,
  about: prose,
  sources: line,
  counsel: prose,
  /** The phone line in each page's footer. */
  emergency: factId,
  /** A debrief's words about the case. */
  situations: z.strictObject({ trafficking: line, 'look-alike': line, 'not-enough': line }),
})

/** A group of people that courses are made for. */
export const audience = z.strictObject({
  id: id.refine((one) => one !== 'both', 'must not be “both”, which stands for all audiences'),
  /** The link on the home page. */
  door: line,
  note: line,
  /** As in “for officers”. */
  plural: line,
  /** A file in `app/_pictures`, without `door-` and `.svg`. */
  picture: id,
  /** Each choice of its encounters says what the law allows or asks. */
  lawLines: z.boolean().default(false),
})

/** The place whose law a course teaches, with the board that approves it. */
export const jurisdiction = z.strictObject({
  id,
  name: line,
  /** As in “Not approved by the … Board”. */
  board: line,
})

/** A heading for facts by the middle part of their ids. */
export const factGroup = z.strictObject({
  kind: z.string().regex(/^[A-Z]+$/, 'must be the middle part of a fact id, like IND'),
  title: line,
})

/** A name that text may say only with a citation, and that no general pattern finds. */
export const namedOrganization = z.strictObject({ name: line })

export type SiteText = z.infer<typeof site>
export type CourseAudience = z.infer<typeof audience>
export type Jurisdiction = z.infer<typeof jurisdiction>
export type FactGroup = z.infer<typeof factGroup>
export type NamedOrganization = z.infer<typeof namedOrganization>
