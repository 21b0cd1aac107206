import { DataTable } from '@/app/_ui/data-table'
import { LinePlot } from '@/app/_ui/line-plot'
import {
  changeOf,
  fewestLearners,
  type Stage,
  type StageChange,
  type StageSummary,
  type StageTallies,
  stageTitles,
  summarizeStages,
} from '@/lib/training/discrimination/stages'
import { BlindChoice } from './blind-choice'
import { changeOfDPrime, inTenths, ofHundred, rangeOf, verdict } from './words'

const shortTitles: Record<Stage, string> = {
  before: 'Before',
  course: 'In the course',
  'first-run': 'First run',
  'last-run': 'Last run',
  final: 'Final',
  after: 'After',
}

export function CohortCalls({ people }: { people: readonly StageTallies[] }) {
  const summaries = summarizeStages(people)
  const change = changeOf(people)
  return (
    <>
      {change ? (
        <FromPretestToFinal change={change} />
      ) : (
        <p>No one in this cohort has taken both the pre-test and the final yet.</p>
      )}
      {summaries.length > 0 && <Stages summaries={summaries} />}
      <BlindChoice summaries={summaries} />
    </>
  )
}

function FromPretestToFinal({ change }: { change: StageChange }) {
  const { learners, before, final, proof } = change
  const both = (from: number | null, to: number | null) =>
    from !== null && to !== null && [ofHundred(from), ofHundred(to)]
  const found = both(before.found, final.found)
  const alarms = both(before.falseAlarms, final.falseAlarms)
  return (
    <>
      {proof && <p className="gain">{verdict(proof)}</p>}
      <ul>
        {found && (
          <li>
            Of 100 cases of trafficking, the class acted on {found[0]} before and {found[1]} at the end.
          </li>
        )}
        {alarms && (
          <li>
            Of 100 look-alikes, it raised the alarm in {alarms[0]} before and {alarms[1]} at the end.
          </li>
        )}
        {proof && <li>{changeOfDPrime(proof)}</li>}
      </ul>
      <p>
        {learners === 1 ? '1 person has' : `${learners} people have`} taken both the pre-test and the final.{' '}
        {learners < fewestLearners &&
          `With fewer than ${fewestLearners}, we show only counts and shares: a difference may be chance, and d′ would say more about these people than about the course.`}
      </p>
    </>
  )
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
          { key: 'd', label: 'd′ (likely range)', numeric: true },
        ]}
        rows={summaries.map(({ stage, learners, counts, shares, dPrime }) => ({
          key: stage,
          cells: [
            stageTitles[stage],
            learners,
            part(counts.hits, counts.hits + counts.misses, shares.found),
            part(counts.falseAlarms, counts.falseAlarms + counts.correctRejections, shares.falseAlarms),
            dPrime ? `${inTenths(dPrime.value)} (${rangeOf(dPrime)})` : '–',
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
