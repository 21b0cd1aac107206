type Tone = 'plain' | 'accent' | 'warn' | 'good'

type Props = {
  at: [number, number]
  width: number
  title: string
  lines?: string[]
  tone?: Tone
}

/** The height for this many lines below the title. */
const boxHeight = (lines: number) => (lines === 0 ? 38 : 41 + lines * 19)

export function Box({ at: [x, y], width, title, lines = [], tone = 'plain' }: Props) {
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

/** Straight down or to the right only. */
export function Arrow({
  from,
  to,
  label,
}: {
  from: [number, number]
  to: [number, number]
  label?: string | undefined
}) {
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
