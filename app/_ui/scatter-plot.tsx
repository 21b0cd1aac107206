export interface ScatterPoint {
  key: string
  label: string
  href: string
  x: number
  y: number
  /** Marked by shape, not color alone. */
  flagged: boolean
}

interface Axis {
  label: string
  from: number
  to: number
  ticks: { at: number; text: string }[]
  /** The acceptable range on this axis. */
  good: { from: number; to: number }
}

type Props = { title: string; x: Axis; y: Axis; points: ScatterPoint[]; note: string }

const frame = { left: 52, right: 596, top: 14, bottom: 306 }

/** Tints the acceptable area. The table below is the text alternative. */
export function ScatterPlot({ title, x, y, points, note }: Props) {
  const across = (value: number) => scale(value, x, frame.left, frame.right)
  const up = (value: number) => scale(value, y, frame.bottom, frame.top)
  return (
    <figure className="figure plot plot-wide">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and an image would hide the links */}
      <svg viewBox="0 0 610 352" role="group" aria-label={`${title}. ${note}`}>
        <rect
          className="plot-good"
          x={across(x.good.from)}
          y={up(y.good.to)}
          width={across(x.good.to) - across(x.good.from)}
          height={up(y.good.from) - up(y.good.to)}
        />
        {x.ticks.map(({ at, text }) => (
          <g key={text} className="plot-grid">
            <line x1={across(at)} x2={across(at)} y1={frame.top} y2={frame.bottom} />
            <text
              x={across(at)}
              y={frame.bottom + 17}
              textAnchor={at === x.from ? 'start' : at === x.to ? 'end' : 'middle'}
            >
              {text}
            </text>
          </g>
        ))}
        {y.ticks.map(({ at, text }) => (
          <g key={text} className="plot-grid">
            <line x1={frame.left} x2={frame.right} y1={up(at)} y2={up(at)} />
            <text x={frame.left - 7} y={up(at) + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        <text x={frame.right} y={frame.bottom + 38} textAnchor="end">
          {x.label}
        </text>
        <text x={frame.left} y={frame.bottom + 38}>
          ↑ {y.label}
        </text>
        {points.map(({ key, label, href, flagged, ...at }) =>
          flagged ? (
            <a key={key} href={href} aria-label={label} className="plot-flagged">
              <title>{label}</title>
              <path d={`M${across(at.x)} ${up(at.y) - 7}l7 12.5h-14z`} />
            </a>
          ) : (
            <circle key={key} className="plot-point" cx={across(at.x)} cy={up(at.y)} r="5">
              <title>{label}</title>
            </circle>
          ),
        )}
      </svg>
      <p className="plot-legend">{note}</p>
    </figure>
  )
}

/** Clamps values to the axis. */
function scale(value: number, axis: Axis, start: number, end: number): number {
  const share = (Math.min(axis.to, Math.max(axis.from, value)) - axis.from) / (axis.to - axis.from)
  return Math.round((start + share * (end - start)) * 10) / 10
}
