interface Line {
  label: string
  /** From 0 to 1, drawn as counts out of 100; null where there is none. */
  values: (number | null)[]
}

type Props = {
  title: string
  places: { key: string; label: string }[]
  /** Also differ by mark and dash, not color alone: solid with dots, dashed with squares. */
  lines: [Line, Line]
}

const frame = { left: 32, right: 306, top: 24, bottom: 196 }

/** The table below is the text alternative. */
export function LinePlot({ title, places, lines }: Props) {
  const step = places.length > 1 ? (frame.right - frame.left - 40) / (places.length - 1) : 0
  const x = (index: number) => round(frame.left + 20 + index * step)
  const y = (share: number) => round(frame.bottom - share * (frame.bottom - frame.top))
  const drawn = lines.map(({ label, values }, which) => ({
    label,
    points: values.flatMap((share, index) => {
      const other = lines[1 - which]?.values[index] ?? (which === 0 ? 0 : 1)
      const above = share === other ? which === 0 : (share ?? 0) > other
      return share === null ? [] : [{ key: places[index]?.key, share, x: x(index), y: y(share), above }]
    }),
  }))
  return (
    <figure className="figure plot plot-lines">
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 412 262" role="img" aria-label={`${title}. The table that follows says the same.`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="plot-grid">
            <line x1={frame.left} x2={frame.right} y1={y(share)} y2={y(share)} />
            <text x={frame.left - 6} y={y(share) + 4} textAnchor="end">
              {share * 100}
            </text>
          </g>
        ))}
        {places.map(({ key, label }, index) => (
          <text key={key} x={x(index)} y={frame.bottom + 38} textAnchor="middle">
            {inTwo(label).map((part, row) => (
              <tspan key={part} x={x(index)} dy={row === 0 ? 0 : '1.15em'}>
                {part}
              </tspan>
            ))}
          </text>
        ))}
        {drawn.map(({ label, points }, which) => (
          <g key={label} className={which === 0 ? 'plot-line' : 'plot-line plot-line-second'}>
            <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
            {points.map((point) => (
              <g key={point.key}>
                {which === 0 ? (
                  <circle cx={point.x} cy={point.y} r="5" />
                ) : (
                  <rect x={point.x - 4.5} y={point.y - 4.5} width="9" height="9" />
                )}
                <text x={point.x} y={point.y + (point.above ? -9 : 19)} textAnchor="middle">
                  {Math.round(point.share * 100)}
                </text>
              </g>
            ))}
            <text className="plot-label" x={frame.right + 6} y={labelPlace(drawn, which)}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}

/** Next to the last point, or moved away if both names would collide. */
function labelPlace(drawn: readonly { points: readonly { y: number }[] }[], which: number): number {
  const [own = frame.bottom, other = frame.top] = [which, 1 - which].map((one) => drawn[one]?.points.at(-1)?.y)
  const room = 20 - Math.abs(own - other)
  const away = own < other || (own === other && which === 0) ? -1 : 1
  return own + 4 + (room > 0 ? (away * room) / 2 : 0)
}

/** Splits a long label into two rows: labels are close together on a phone. */
function inTwo(label: string): string[] {
  const space = label.lastIndexOf(' ')
  return label.length > 7 && space > 0 ? [label.slice(0, space), label.slice(space + 1)] : [label]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
