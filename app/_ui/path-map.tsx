type Stop = { id: string; title: string; kind: 'plain' | 'costly' | 'end'; turned?: boolean }

type Props = {
  title: string
  /** From top to bottom; a shared place is in both `own` and `other`. */
  rows: { own: Stop | null; other: Stop | null }[]
}

const own = 165
const other = 235
const middle = 200
// Fits a label next to its lane at a phone's larger text size (encounter.css), even in a wide font.
const rowHeight = 62
const top = 26
const lineLength = 17

/** The list below is the text alternative. */
export function PathMap({ title, rows }: Props) {
  const isShared = (row: Props['rows'][number]) => row.own !== null && row.own.id === row.other?.id
  const y = (index: number) => top + index * rowHeight
  const stopsOf = (lane: 'own' | 'other', x: number) =>
    rows.flatMap((row, index) => {
      const stop = row[lane]
      return stop ? [{ stop, x: isShared(row) ? middle : x, y: y(index), shared: isShared(row) }] : []
    })
  const mine = stopsOf('own', own)
  const theirs = stopsOf('other', other)
  const height = top + rows.length * rowHeight - 24
  return (
    <figure className="figure plot path-map">
      <figcaption>{title}</figcaption>
      <p className="plot-legend" aria-hidden="true">
        <span className="path-key path-key-own" /> your path <span className="path-key path-key-other" /> an expert’s
        path{' '}
        <span>
          <span className="path-key-mark">◆</span> had a cost
        </span>
      </p>
      <svg
        viewBox={`0 0 400 ${height}`}
        role="img"
        aria-label={`${title}. The list that follows says the same in words.`}
      >
        <path className="path-other" d={lineThrough(theirs, 3)} />
        <path className="path-own" d={lineThrough(mine, -3)} />
        {theirs.flatMap(({ stop, x, y: at, shared }) =>
          shared ? [] : [<Place key={stop.id} stop={stop} x={x} y={at} lane="other" />],
        )}
        {mine.map(({ stop, x, y: at }) => (
          <Place key={stop.id} stop={stop} x={x} y={at} lane="own" />
        ))}
      </svg>
    </figure>
  )
}

/** Enters and leaves each place vertically; offset so that two lines can run in parallel. */
function lineThrough(places: readonly { x: number; y: number }[], aside: number): string {
  return places
    .map(({ x, y }, index) => {
      const before = places[index - 1]
      if (!before) return `M${x + aside} ${y}`
      const half = (before.y + y) / 2
      return `C${before.x + aside} ${half} ${x + aside} ${half} ${x + aside} ${y}`
    })
    .join('')
}

function Place({ stop, x, y, lane }: { stop: Stop; x: number; y: number; lane: 'own' | 'other' }) {
  const title = broken(stop.title)
  // On its own line, so a long title doesn't truncate it.
  const lines = stop.turned ? [...title.slice(0, -1), `${title.at(-1)}:`, 'turning point'] : title
  // On the side away from the other lane.
  const isLeft = x < middle
  const textX = isLeft ? x - 15 : x + 15
  const firstY = y + 4 - (lines.length - 1) * 7.5
  return (
    <g className={`path-place path-place-${lane} path-${stop.kind}`}>
      {stop.kind === 'costly' && <path d={`M${x} ${y - 9}l9 9-9 9-9-9z`} />}
      {stop.kind === 'plain' && <circle cx={x} cy={y} r="6.5" />}
      {stop.kind === 'end' && <rect x={x - 7} y={y - 7} width="14" height="14" rx="2" />}
      <text x={textX} y={firstY} textAnchor={isLeft ? 'end' : 'start'}>
        {lines.map((line, index) => (
          <tspan key={line} x={textX} dy={index === 0 ? 0 : 15}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

/** Wraps to at most three lines; the list has the full text. */
function broken(words: string): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= lineLength) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]} …`]
}
