type Tone = 'plain' | 'accent' | 'warn' | 'good'

type Props = {
  x: number
  y: number
  width: number
  title: string
  lines?: string[]
  tone?: Tone
}

/** How high a box is that holds so many lines below its title. */
const boxHeight = (lines: number) => (lines === 0 ? 38 : 41 + lines * 19)

/** A box of a figure with its words; the tones are those of the style sheet, light and dark. */
export function Box({ x, y, width, title, lines = [], tone = 'plain' }: Props) {
  return (
    <g className={`fig-box fig-${tone}`}>
      <rect x={x} y={y} width={width} height={boxHeight(lines.length)} rx={8} />
      <text x={x + 14} y={y + 25} className="fig-title">
        {title}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={x + 14} y={y + 46 + index * 19}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** An arrow from one point to another, straight down or to the right. */
export function Arrow({ from, to, label }: { from: [number, number]; to: [number, number]; label?: string }) {
  const [x1, y1] = from
  const [x2, y2] = to
  const head =
    x1 === x2
      ? `M${x2 - 5} ${y2 - 7} L${x2} ${y2} L${x2 + 5} ${y2 - 7}`
      : `M${x2 - 7} ${y2 - 5} L${x2} ${y2} L${x2 - 7} ${y2 + 5}`
  return (
    <g className="fig-arrow">
      <path d={`M${x1} ${y1} L${x2} ${y2} ${head}`} />
      {label && (
        <text x={x1 + 9} y={(y1 + y2) / 2 + 4}>
          {label}
        </text>
      )}
    </g>
  )
}
