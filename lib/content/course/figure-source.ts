import { z } from 'zod'
import { factId, line } from './source'

const point = z.tuple([z.number(), z.number()])
const words = z.string().trim().min(1).max(60)
/** Text on 400 units of width; `{F-LIN-01}` prints the phone number of that line. */
const box = z.strictObject({
  at: point,
  width: z.number().min(20).max(398),
  tone: z.enum(['plain', 'accent', 'warn', 'good']).default('plain'),
  title: words,
  lines: z.array(words).default([]),
})
const arrow = z
  .strictObject({ from: point, to: point, label: words.optional() })
  .refine(
    ({ from: [x1, y1], to: [x2, y2] }) => (x1 === x2 && y2 > y1) || (y1 === y2 && x2 > x1),
    'must point straight down or to the right',
  )
const text = z.strictObject({ at: point, align: z.enum(['start', 'middle', 'end']).default('start'), words })
/** A bar, filled in part: a share of a day or of a sum. */
const bar = z.strictObject({ at: point, width: z.number().min(20).max(398), share: z.number().min(0).max(1) })
const polyline = z.strictObject({ tone: z.enum(['plain', 'warn']).default('plain'), points: z.array(point).min(2) })
/** A horizontal line of a chart, from `from` to the x of `to`. */
const rule = z.strictObject({ from: point, to: z.number(), label: words })

/** One object, not a union, so that errors name the key. */
const shape = z
  .strictObject({
    box: box.optional(),
    arrow: arrow.optional(),
    text: text.optional(),
    bar: bar.optional(),
    line: polyline.optional(),
    rule: rule.optional(),
  })
  .refine(
    (one) => Object.values(one).filter(Boolean).length === 1,
    'needs exactly one of box, arrow, text, bar, line, or rule',
  )

/** A drawing for lessons: `courses/figures/<name>.yaml`. */
export const figureSource = z.strictObject({
  title: line,
  /** The text alternative. */
  words: z.array(line).min(1),
  facts: z.array(factId).min(1),
  /** The facts of the phone lines that it prints. */
  lines: z.array(factId).default([]),
  height: z.number().int().min(40).max(1000),
  shapes: z.array(shape).min(1),
})

export type FigureSource = z.infer<typeof figureSource>
export type FigureShape = FigureSource['shapes'][number]

/** The facts that a figure cites, with those of its phone lines. */
export function factsOfFigure({ facts, lines }: Pick<FigureSource, 'facts' | 'lines'>): string[] {
  return [...facts, ...lines]
}
