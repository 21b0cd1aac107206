import { type DivisionCounts, everyoneIn, sumOf } from '@/lib/record/desk/queries'
import { StageBar, StageKeyMark, stageHref, stagesOf } from './stages'

type Props = { home: string; course: string; divisions: readonly DivisionCounts[] }

/** A division's row counts its own people, without those of its subdivisions. */
export function DivisionTable({ home, course, divisions }: Props) {
  const total = sumOf(divisions)
  const shown = stagesOf(total)
  return (
    <section className="card" aria-labelledby="divisions">
      <h2 id="divisions">By division</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="scroll" role="group" aria-labelledby="divisions" tabIndex={0}>
        <table className="data ways">
          <thead>
            <tr>
              <th scope="col">Division</th>
              <th scope="col">
                <span className="vh">Picture</span>
              </th>
              {shown.map((stage) => (
                <th key={stage.key} scope="col" className="num">
                  <StageKeyMark stage={stage} /> {stage.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {divisions.map((one) => {
              const query = `course=${course}&division=${one.divisionId ?? 'none'}&parts=no`
              return (
                <tr key={one.divisionId ?? 'none'}>
                  <th scope="row">
                    <a href={`${home}/people?${query}`}>{one.division ?? 'No division'}</a>
                  </th>
                  <td className="picture">
                    <StageBar counts={one} />
                  </td>
                  {shown.map((stage) => (
                    <td key={stage.key} className={`num way-${stage.key}`}>
                      {one[stage.key] > 0 && stage.key !== 'invited' ? (
                        <a href={stageHref(home, stage, query)}>{one[stage.key]}</a>
                      ) : (
                        one[stage.key]
                      )}
                      {stage.key === 'certified' && <small> of {everyoneIn(one)}</small>}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              <td />
              {shown.map((stage) => (
                <td key={stage.key} className="num">
                  {total[stage.key]}
                  {stage.key === 'certified' && <small> of {everyoneIn(total)}</small>}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}
