import { DataTable } from '@/app/_ui/data-table'
import { LinePlot } from '@/app/_ui/line-plot'
import type { CohortMember } from '@/lib/discrimination/queries'
import {
  type Change,
  changeOf,
  fewestLearners,
  type Stage,
  type StageSummary,
  stageTitles,
  summarizeStages,
  type Weighing,
} from '@/lib/discrimination/weighing'
import { HowToRead } from './how-to-read'
import { changeOfDPrime, inTenths, ofHundred, rangeOf, verdict } from './words'

const shortTitles: Record<Stage, string> = {
  before: 'Before',
  course: 'In the course',
  'first-walk': 'First walk',
  'last-walk': 'Last walk',
  final: 'Final',
  after: 'After',
}

/** What a cohort finds and whom it accuses: in sentences, by stage as plot and table, and by person. */
export function CohortWeighing({ members, here }: { members: readonly CohortMember[]; here: string }) {
  const weighings = members.map(({ weighing }) => weighing)
  const [summaries, change] = [summarizeStages(weighings), changeOf(weighings)]
  return (
    <>
      {change ? (
        <FromPretestToFinal change={change} />
      ) : (
        <p>Nobody of this cohort has taken both the pre-test and the final yet.</p>
      )}
      {summaries.length > 0 && <Stages summaries={summaries} />}
      <DataTable
        caption="By person"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'before-found', label: 'Acted on, pre-test', numeric: true },
          { key: 'before-alarms', label: 'False alarms, pre-test', numeric: true },
          { key: 'final-found', label: 'Acted on, first final', numeric: true },
          { key: 'final-alarms', label: 'False alarms, first final', numeric: true },
        ]}
        rows={members.map(({ accountId, name, weighing }) => ({
          key: accountId,
          cells: [
            <a key="name" href={`${here}/people/${accountId}`}>
              <bdi>{name}</bdi>
            </a>,
            ...countsOf(weighing, 'before'),
            ...countsOf(weighing, 'final'),
          ],
        }))}
        empty="Nobody is in this cohort yet."
      />
      <HowToRead summaries={summaries} />
    </>
  )
}

function FromPretestToFinal({ change }: { change: Change }) {
  const { learners, before, final, proof } = change
  const both = (from: number | null, to: number | null) =>
    from !== null && to !== null && [ofHundred(from), ofHundred(to)]
  const [found, alarms] = [both(before.found, final.found), both(before.falseAlarms, final.falseAlarms)]
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
          `Of fewer than ${fewestLearners} only counts and shares are told: a difference may be chance, and a figure for telling cases apart would say more of who they are than of the course.`}
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
  return share === null ? '–' : `${count} of ${cases} (${ofHundred(share)} %)`
}

function countsOf(weighing: Weighing, stage: Stage): [string, string] {
  const tally = weighing[stage]
  if (!tally) return ['–', '–']
  const { hits, misses, falseAlarms, correctRejections } = tally
  return [`${hits} of ${hits + misses}`, `${falseAlarms} of ${falseAlarms + correctRejections}`]
}
