import { DataTable } from '@/app/_ui/data-table'
import { GainPlot } from '@/app/_ui/gain-plot'
import { inCourseOrder, objectiveText } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { CohortGain } from '@/lib/measurement/analysis/gains'
import { percent } from '@/lib/platform/words'
import { ManyRows } from '../many-rows'

const percentOrDash = (share: number | null) => (share === null ? '–' : percent(share))

export function CohortGains({ course, gain, here }: { course: Course; gain: CohortGain; here: string }) {
  const order = inCourseOrder(
    course,
    gain.objectives.map(({ objective }) => objective),
  )
  const sorted = gain.objectives.toSorted((a, b) => order.indexOf(a.objective) - order.indexOf(b.objective))
  const objectives = sorted.map((one) => ({ ...one, text: objectiveText(course, one.objective) }))
  return (
    <>
      {gain.count === 0 ? (
        <p>No one in this cohort has taken both the pre-test and the final yet.</p>
      ) : (
        <>
          <p className="gain">
            {gain.count} {gain.count === 1 ? 'person has' : 'people have'} taken both: from{' '}
            {percentOrDash(gain.meanBefore)} on average in the pre-test to {percentOrDash(gain.meanAfter)} on the same
            objectives in the final.{' '}
            {gain.gain !== null &&
              (gain.gain < 0 ? 'That is less than before.' : `That closes ${percentOrDash(gain.gain)} of the gap.`)}
          </p>
          <GainPlot
            title="By objective, on average"
            rows={objectives.map(({ text, before, after }) => ({ label: text, before, after }))}
          />
          <DataTable
            caption="By objective"
            columns={[
              { key: 'objective', label: 'Objective' },
              { key: 'before', label: 'Pre-test', numeric: true },
              { key: 'after', label: 'Final', numeric: true },
              { key: 'gain', label: 'Normalized gain', numeric: true },
            ]}
            rows={objectives.map(({ objective, text, before, after, gain: own }) => ({
              key: objective,
              cells: [text, percentOrDash(before), percentOrDash(after), percentOrDash(own)],
            }))}
            empty=""
          />
        </>
      )}
      <ManyRows title="Person by person" count={gain.learners.length}>
        <DataTable
          caption="By person"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'before', label: 'Pre-test', numeric: true },
            { key: 'after', label: 'First final', numeric: true },
            { key: 'change', label: 'Normalized change', numeric: true },
          ]}
          rows={gain.learners.map(({ accountId, name, before, after, change }) => ({
            key: accountId,
            href: `${here}/people/${accountId}`,
            cells: [<bdi key="name">{name}</bdi>, percentOrDash(before), percentOrDash(after), percentOrDash(change)],
          }))}
          empty="This cohort has no people yet."
        />
      </ManyRows>
    </>
  )
}
