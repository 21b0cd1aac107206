import { DataTable } from '@/app/_ui/data-table'
import { type StageTallies, stages, stageTitles } from '@/lib/measurement/discrimination/stages'

/** Each stage as a sentence and as a row. */
export function StageCounts({ tallies }: { tallies: StageTallies }) {
  const rows = stages.flatMap((stage) => {
    const tally = tallies[stage]
    return tally ? [{ stage, ...tally }] : []
  })
  if (rows.length === 0) return <p>Nothing to show yet. The first quiz or encounter that you finish is counted here.</p>
  return (
    <>
      <ul>
        {rows.map(({ stage, hits, misses, falseAlarms, correctRejections }) => (
          <li key={stage}>
            {stageTitles[stage]}.{' '}
            {sentence({
              hits,
              trafficking: hits + misses,
              falseAlarms,
              lookAlikes: falseAlarms + correctRejections,
            })}
          </li>
        ))}
      </ul>
      <DataTable
        caption="Cases by stage"
        columns={[
          { key: 'stage', label: 'Stage' },
          { key: 'found', label: 'Trafficking: you acted on', numeric: true },
          { key: 'alarms', label: 'Look-alikes: you raised the alarm', numeric: true },
        ]}
        rows={rows.map(({ stage, hits, misses, falseAlarms, correctRejections }) => ({
          key: stage,
          cells: [
            stageTitles[stage],
            `${hits} of ${hits + misses}`,
            `${falseAlarms} of ${falseAlarms + correctRejections}`,
          ],
        }))}
        empty=""
      />
    </>
  )
}

interface Cases {
  hits: number
  trafficking: number
  falseAlarms: number
  lookAlikes: number
}

function sentence({ hits, trafficking, falseAlarms, lookAlikes }: Cases): string {
  const found =
    trafficking > 0 && `you acted on ${hits} of ${trafficking} ${trafficking === 1 ? 'case' : 'cases'} of trafficking`
  const alarms =
    lookAlikes > 0 &&
    `you raised the alarm in ${falseAlarms} of ${lookAlikes} ${lookAlikes === 1 ? 'look-alike' : 'look-alikes'}`
  const text = [found, alarms].filter(Boolean).join(', and ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
