import { mandateStateTags } from '@/app/_record/mandate-states'
import { percent } from '@/lib/platform/words'
import type { StateCounts } from '@/lib/record/compliance/count-states'
import { mandateStates } from '@/lib/record/mandate/judge-mandate'
import { mandateTitle } from '@/lib/record/mandate/queries'

const row = 52
const width = 400
/** A narrower part has no room for its figure. */
const labeledFrom = 34

/** The table below is the text alternative. */
export function StatePlot({ title, totals }: { title: string; totals: readonly StateCounts[] }) {
  return (
    <figure className="figure plot plot-states">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${totals.length * row}`}
        role="img"
        aria-label={`${title}. The table that follows says the same.`}
      >
        {totals.map((total, index) => (
          <g key={total.mandate.id} transform={`translate(0 ${index * row})`}>
            <text className="plot-label" y="14">
              {mandateTitle(total.mandate)}
            </text>
            {partsOf(total).map(({ state, x, size, share }) => (
              <g key={state} className={`state-${state}`}>
                <rect x={x} y="20" width={size} height="22" />
                {size >= labeledFrom && (
                  <text x={x + size / 2} y="35" textAnchor="middle">
                    {percent(share)}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
      <ul className="plot-legend">
        {mandateStates.map((state) => (
          <li key={state}>
            <svg viewBox="0 0 12 12" aria-hidden="true" className={`state-${state}`}>
              <rect width="12" height="12" />
            </svg>
            {mandateStateTags[state].text}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function partsOf({ people, counts }: StateCounts) {
  let x = 0
  return mandateStates.flatMap((state) => {
    const share = people > 0 ? counts[state] / people : 0
    const part = { state, x: Math.round(x * 10) / 10, size: Math.round(share * width * 10) / 10, share }
    x += share * width
    return share > 0 ? part : []
  })
}
