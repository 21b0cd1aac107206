import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { mandateStateTags } from '@/app/_record/mandate-states'
import { DataTable } from '@/app/_ui/data-table'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { dayInWords, dayOf, percent } from '@/lib/platform/words'
import { readShares } from '@/lib/record/compliance/count-states'
import { mandateStates } from '@/lib/record/mandate/judge-mandate'
import { listMandatesOn, mandateTitle } from '@/lib/record/mandate/queries'
import { CountedAt } from '../../counted-at'
import { managePage } from '../../manage-page'
import { gridQuery, readGridFilter } from '../grid-filter'
import { GridForm } from '../grid-form'
import { StatePlot } from '../state-plot'

export const GET = page<'/manage/[organization]/compliance/shares'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const grid = `/manage/${coordinator.organizationId}/compliance`
  const { cohortId, divisionId } = readGridFilter(query)
  const filter = { cohortId, divisionId }
  const now = new Date()
  const columns = await listMandatesOn(coordinator, dayOf(now, coordinator.timeZone))
  const [{ totals, countedAt }, cohorts, divisions] = await Promise.all([
    readShares(
      coordinator,
      columns.map(({ mandate }) => mandate),
      filter,
      now,
    ),
    listOpenCohorts(coordinator, now),
    listDivisions(coordinator),
  ])
  return managePage(
    {
      coordinator,
      title: 'Shares by mandate',
      width: 'wide',
      meta: [dayInWords(now, coordinator.timeZone)],
      back: { href: `${grid}?${gridQuery(filter)}`, text: 'Compliance' },
    },
    <>
      <GridForm filter={filter} cohorts={cohorts} divisions={divisions} mandates={null} />
      <CountedAt coordinator={coordinator} about="shares" countedAt={countedAt} back={`${grid}/shares`} />
      {totals.length > 0 && <StatePlot title="People by state, in percent" totals={totals} />}
      <DataTable
        caption="People by mandate and state"
        columns={[
          { key: 'mandate', label: 'Mandate' },
          { key: 'people', label: 'People', numeric: true },
          ...mandateStates.map((state) => ({ key: state, label: mandateStateTags[state].text, numeric: true })),
        ]}
        rows={totals.map(({ mandate, people, counts }) => ({
          key: mandate.id,
          cells: [
            mandateTitle(mandate),
            people,
            ...mandateStates.map((state) =>
              counts[state] === 0 ? (
                '0'
              ) : (
                <a key={state} href={`${grid}?${gridQuery({ ...filter, state, mandateId: mandate.id })}`}>
                  {counts[state]} ({percent(counts[state] / people)})
                </a>
              ),
            ),
          ],
        }))}
        empty="No one matches, or no mandate is in force."
      />
    </>,
  )
})
