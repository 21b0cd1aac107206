import type { FigureShape } from '@/lib/content/course/figure-source'
import { Arrow, Box } from './box'

type PhoneOf = (fact: string) => string

/** One part of a figure. Exactly one key is set. */
export function Shape({
  shape: { box, arrow, text, bar, line, rule },
  phoneOf,
}: {
  shape: FigureShape
  phoneOf: PhoneOf
}) {
  if (box) return <Box {...box} lines={box.lines.map((one) => withPhones(one, phoneOf))} />
  if (arrow) return <Arrow {...arrow} />
  if (text) return <Words {...text} />
  if (bar) return <Bar {...bar} />
  if (line)
    return <path d={`M${line.points.map(([x, y]) => `${x} ${y}`).join(' L')}`} className={lineClass[line.tone]} />
  return rule ? <Rule {...rule} /> : null
}

const lineClass = { plain: 'fig-line', warn: 'fig-line fig-line-warn' }
const textClass = { start: undefined, middle: 'fig-plus', end: 'fig-end' }

/** `{F-LIN-01}` prints that line's number. */
function withPhones(words: string, phoneOf: PhoneOf): string {
  return words.replace(/\{(F-[A-Z]+-\d+[A-Z]?)\}/g, (_, fact: string) => phoneOf(fact))
}

function Words({ at: [x, y], align, words }: NonNullable<FigureShape['text']>) {
  return (
    <text x={x} y={y} className={textClass[align]}>
      {words}
    </text>
  )
}

function Bar({ at: [x, y], width, share }: NonNullable<FigureShape['bar']>) {
  return (
    <>
      <rect x={x} y={y} width={width} height={8} rx={4} className="fig-track" />
      <rect x={x} y={y} width={width * share} height={8} rx={4} className="fig-bar" />
    </>
  )
}

function Rule({ from: [x, y], to, label }: NonNullable<FigureShape['rule']>) {
  return (
    <g className="fig-grid">
      <path d={`M${x} ${y} H${to}`} />
      <text x={x - 6} y={y + 5} className="fig-end">
        {label}
      </text>
    </g>
  )
}
