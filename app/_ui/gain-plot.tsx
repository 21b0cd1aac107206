type Props = {
  title: string
  /** From 0 to 1. */
  rows: { label: string; before: number; after: number }[]
}

const left = 14
const right = 386
const rowHeight = 46
const top = 34

/** The table below is the text alternative. */
export function GainPlot({ title, rows }: Props) {
  const x = (share: number) => left + share * (right - left)
  const height = top + rows.length * rowHeight
  return (
    <figure className="figure plot">
      <figcaption>{title}</figcaption>
      <p className="plot-legend" aria-hidden="true">
        <span className="plot-key plot-before" /> before <span className="plot-key plot-after" /> after
      </p>
      <svg viewBox={`0 0 400 ${height}`} role="img" aria-label={`${title}. The table that follows says the same.`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="plot-grid">
            <line x1={x(share)} x2={x(share)} y1={top - 14} y2={height - 8} />
            <text x={x(share)} y={top - 20} textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>
              {share * 100}%
            </text>
          </g>
        ))}
        {rows.map(({ label, before, after }, index) => {
          const y = top + index * rowHeight + 24
          return (
            <g key={label}>
              <text x={left} y={y - 12} className="plot-label">
                {shortened(label)}
              </text>
              <line className="plot-span" x1={x(before)} x2={x(after)} y1={y} y2={y} />
              <circle className="plot-before" cx={x(before)} cy={y} r="5.5" />
              <circle className="plot-after" cx={x(after)} cy={y} r="5.5" />
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Truncated to fit; the table has the full text. */
function shortened(label: string): string {
  return label.length <= 58 ? label : `${label.slice(0, label.lastIndexOf(' ', 56))} …`
}
