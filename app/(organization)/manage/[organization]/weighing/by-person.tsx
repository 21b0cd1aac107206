import { DataTable } from '@/app/_ui/data-table'
import type { CohortMember } from '@/lib/measurement/discrimination/queries'
import type { Stage, StageTallies } from '@/lib/measurement/discrimination/stages'
import { ManyRows } from '../many-rows'

export function ByPerson({ members, here }: { members: readonly CohortMember[]; here: string }) {
  return (
    <ManyRows title="Person by person" count={members.length}>
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
    </ManyRows>
  )
}

function countsOf(tallies: StageTallies, stage: Stage): [string, string] {
  const tally = tallies[stage]
  if (!tally) return ['–', '–']
  const { hits, misses, falseAlarms, correctRejections } = tally
  return [`${hits} of ${hits + misses}`, `${falseAlarms} of ${falseAlarms + correctRejections}`]
}
