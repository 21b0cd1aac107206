import { DataTable } from '@/app/_ui/data-table'
import type { CohortMember } from '@/lib/training/discrimination/queries'
import type { Stage, StageTallies } from '@/lib/training/discrimination/stages'

/** More rows go behind a summary, so they don't bury the page. */
const mostShown = 30

export function ByPerson({ members, here }: { members: readonly CohortMember[]; here: string }) {
  const table = (
    <DataTable
      caption="By person"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'before-found', label: 'Acted on, pre-test', numeric: true },
        { key: 'before-alarms', label: 'False alarms, pre-test', numeric: true },
        { key: 'final-found', label: 'Acted on, first final', numeric: true },
        { key: 'final-alarms', label: 'False alarms, first final', numeric: true },
      ]}
      rows={members.map(({ accountId, name, tallies }) => ({
        key: accountId,
        href: `${here}/people/${accountId}`,
        cells: [<bdi key="name">{name}</bdi>, ...countsOf(tallies, 'before'), ...countsOf(tallies, 'final')],
      }))}
      empty="This cohort has no people yet."
    />
  )
  return (
    <>
      <h2>Person by person</h2>
      {members.length <= mostShown ? (
        table
      ) : (
        <details>
          <summary>Each of the {members.length} people</summary>
          {table}
        </details>
      )}
    </>
  )
}

function countsOf(tallies: StageTallies, stage: Stage): [string, string] {
  const tally = tallies[stage]
  if (!tally) return ['–', '–']
  const { hits, misses, falseAlarms, correctRejections } = tally
  return [`${hits} of ${hits + misses}`, `${falseAlarms} of ${falseAlarms + correctRejections}`]
}
