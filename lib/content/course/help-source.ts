import { z } from 'zod'
import { factId, line, signOff } from './source'

/** A sentence, or two that rest on the same facts; without any, it is advice. */
const said = { text: line, facts: z.array(factId).default([]) }

/** `courses/front/help/<language>.yaml`: the page “Get help” in one language. Numbers are those of `sources/help.yaml`. */
export const helpText = z.strictObject({
  /** As its speakers write it. */
  language: line,
  direction: z.enum(['ltr', 'rtl']).default('ltr'),
  /** Who read it, and when. The site offers no translation without it; English is the original. */
  reviewed: signOff.default(null),
  title: line,
  lead: line,
  words: z.strictObject({ call: line, text: line, whatsapp: line, chat: line, others: line, sources: line }),
  danger: z.strictObject({ heading: line, ...said }),
  talk: z.strictObject({ heading: line, line: factId, text: line }),
  signs: z.strictObject({ heading: line, list: z.array(z.strictObject(said)).min(1), after: line }),
  calling: z.strictObject({ heading: line, list: z.array(z.strictObject({ question: line, ...said })).min(1) }),
  safe: z.strictObject({ heading: line, text: line }),
  lines: z.array(z.strictObject({ line: factId, heading: line, text: line })).min(1),
  /** `say` fills the screen, for a passer-by. */
  show: z.strictObject({ link: line, say: line, back: line }),
  take: z.strictObject({ heading: line, text: line, send: line }),
  /** Its title stands in the browser's tab and on the sheet: nothing that tells what the card is for. */
  card: z.strictObject({
    title: line,
    text: line,
    lines: z.array(z.strictObject({ line: factId, label: line, by: z.enum(['call', 'text']).default('call') })).min(1),
  }),
})

export type HelpText = z.infer<typeof helpText>

/** Each line that a page names, with its place in the file. */
export function helpLinesOf({ talk, lines, card }: HelpText): { line: string; path: PropertyKey[] }[] {
  return [
    { line: talk.line, path: ['talk', 'line'] },
    ...lines.map(({ line }, index) => ({ line, path: ['lines', index, 'line'] })),
    ...card.lines.map(({ line }, index) => ({ line, path: ['card', 'lines', index, 'line'] })),
  ]
}
