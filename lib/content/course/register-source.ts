import { z } from 'zod'
import { day, dayOrMonth, factId, id, line, prose } from './source'

export const fact = z
  .strictObject({
    id: factId,
    statement: prose,
    citation: line,
    readFrom: z.array(
      z.strictObject({
        title: line,
        url: z.url({ protocol: /^https?$/ }),
        kind: z.enum(['statute', 'agency', 'court', 'ngo', 'news', 'reference', 'other']),
        pageDate: day.nullable(),
      }),
    ),
    accessed: line,
    status: z.enum(['confirmed', 'partly', 'not-confirmed']),
    /** A day, or a month like 2026-07 when no source prints the day. */
    effectiveFrom: dayOrMonth.nullable(),
    recheck: day.nullable(),
  })
  .refine((one) => one.status === 'not-confirmed' || one.readFrom.length > 0, {
    path: ['readFrom'],
    message: 'names no page; only an unconfirmed fact may do that',
  })

export const claim = z.strictObject({
  id: z.string().regex(/^Q\d+-\d+$/, 'must be a claim id like Q1-2'),
  question: z.number().int().min(1).max(20),
  claim: prose,
  verdict: z.enum(['supported', 'corrected', 'unverified', 'opinion', 'outdated']),
  /** What people get wrong, in one plain sentence. Each `<CommonMistake>` in a lesson needs it. */
  mistake: line.optional(),
  finding: prose,
  facts: z.array(factId),
})

/** A question that only a lawyer may settle. */
export const counselQuestion = z.strictObject({
  id: z.string().regex(/^L-\d\d$/, 'must be an id like L-01'),
  question: prose,
  facts: z.array(factId).min(1),
})

/** Short enough to read in the middle of a sentence. */
const definition = z.string().trim().min(1).max(240)

/** A word that lessons explain where they first use it. */
export const glossaryTerm = z.strictObject({
  id,
  term: line,
  /** Other spellings, plurals and abbreviations that lessons use. */
  also: z.array(line).default([]),
  definition,
  facts: z.array(factId).default([]),
})

/** `listed` lines are on the page “Get help” in every language. */
export const helpLine = z.strictObject({
  fact: factId,
  name: line,
  phone: line,
  note: line,
  listed: z.boolean().default(false),
  /** Other ways that the fact gives, for “Get help”. */
  text: line.optional(),
  whatsapp: line.optional(),
  chat: z.url({ protocol: /^https$/ }).optional(),
  /** The fact is confirmed, but not this number. */
  unconfirmed: z.literal(true).optional(),
})

export type HelpLine = z.infer<typeof helpLine>
export type Fact = z.infer<typeof fact>
export type Claim = z.infer<typeof claim>
export type GlossaryTerm = z.infer<typeof glossaryTerm>
export type CounselQuestion = z.infer<typeof counselQuestion>

/** “Get help” shows no number that waits for its check. */
export function isUnchecked(line: HelpLine | undefined, facts: readonly Fact[]): boolean {
  const fact = facts.find(({ id }) => id === line?.fact)
  return line?.unconfirmed === true || (fact !== undefined && fact.status !== 'confirmed')
}
