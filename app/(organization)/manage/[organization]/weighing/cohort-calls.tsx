import { DataTable } from '@/app/_ui/data-table'
import { LinePlot } from '@/app/_ui/line-plot'
import {
  type Stage,
  type StageSummary,
  type StageTallies,
  stageTitles,
  summarizeStages,
} from '@/lib/measurement/discrimination/stages'
import { ofHundred } from './words'

const shortTitles: Record<Stage, string> = {
  before: 'Before',
  course: 'In the course',
  'first-run': 'First run',
  'last-run': 'Last run',
  final: 'Final',
  after: 'After',
}

/** Plain counts: stages have different cases and options, so they measure no change. */
export function CohortCalls({ people }: { people: readonly StageTallies[] }) {
  const summaries = summarizeStages(people)
  if (summaries.length === 0) return <p>No one in this cohort has decided a case yet.</p>
  return <Stages summaries={summaries} />
}

function Stages({ summaries }: { summaries: readonly StageSummary[] }) {
  return (
    <>
      <LinePlot
        title="Of 100 cases of each kind"
        places={summaries.map(({ stage }) => ({ key: stage, label: shortTitles[stage] }))}
        lines={[
          { label: 'Found', values: summaries.map(({ shares }) => shares.found) },
          { label: 'False alarms', values: summaries.map(({ shares }) => shares.falseAlarms) },
        ]}
      />
      <DataTable
        caption="By stage"
        columns={[
          { key: 'stage', label: 'Stage' },
          { key: 'learners', label: 'People', numeric: true },
          { key: 'found', label: 'Trafficking acted on', numeric: true },
          { key: 'alarms', label: 'False alarms at look-alikes', numeric: true },
        ]}
        rows={summaries.map(({ stage, learners, counts, shares }) => ({
          key: stage,
          cells: [
            stageTitles[stage],
            learners,
            part(counts.hits, counts.hits + counts.misses, shares.found),
            part(counts.falseAlarms, counts.falseAlarms + counts.correctRejections, shares.falseAlarms),
          ],
        }))}
        empty=""
      />
    </>
  )
}

function part(count: number, cases: number, share: number | null): string {
  return share === null ? '–' : `${count} of ${cases} (${ofHundred(share)}%)`
}
