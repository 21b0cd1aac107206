import { after } from 'next/server'
import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { SelectField } from '@/app/_ui/form/select-field'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listCohorts } from '@/lib/people/organization/queries'
import { noticeAnomalies } from '@/lib/record/anomaly/notice'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import { anomalyKindNames, anomalyKinds } from '@/lib/record/anomaly/thresholds'
import { managePage } from '../manage-page'
import { anomalyQuery, readAnomalyFilter } from './anomaly-filter'
import { AnomalyTable } from './anomaly-table'

const pageSize = 50
const all = { value: '', text: 'All' }

export const GET = page<'/manage/[organization]/anomalies'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}/anomalies`
  const coordinator = await requireCoordinator(organization)
  const { filter, after: place } = readAnomalyFilter(Object.fromEntries(query))
  // Doesn't wait for the site-wide scan or fail with it; new flags appear on the next visit.
  after(() => noticeAnomalies())
  const [rows, cohorts, { courses }] = await Promise.all([
    listAnomalies(coordinator, filter, { after: place, limit: pageSize + 1 }),
    listCohorts(coordinator, new Date()),
    loadCatalog(),
  ])
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const { kind = null, state = null, cohortId = null } = filter
  await recordView(coordinator, {
    action: 'organization.anomalies-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { kind, state, cohortId },
    people: shown,
  })
  return managePage(
    {
      coordinator,
      title: 'Time flags',
      width: 'wide',
      meta: ['For you to review', 'Each may have an ordinary reason'],
    },
    <>
      <p>
        Nothing happens automatically: you decide.{' '}
        <a href={`/manage/${organization}/help#time-flags`}>How time is flagged</a>
      </p>
      <form method="get" action={here} className="filters">
        <SelectField
          label="Kind"
          name="kind"
          defaultValue={kind ?? ''}
          options={[all, ...anomalyKindNames.map((value) => ({ value, text: anomalyKinds[value].title }))]}
        />
        <SelectField
          label="State"
          name="state"
          defaultValue={state ?? ''}
          options={[all, { value: 'open', text: 'Open' }, { value: 'disposed', text: 'Reviewed' }]}
        />
        <SelectField
          label="Cohort"
          name="cohort"
          defaultValue={cohortId ?? ''}
          options={[all, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <Button kind="quiet">Filter</Button>
      </form>
      <AnomalyTable
        caption="Open flags first, then the newest"
        rows={shown}
        courses={courses}
        coordinator={coordinator}
      />
      <Pagination
        label="Pages of time flags"
        {...(place && { previous: { href: `${here}?${anomalyQuery(filter)}`, label: 'First page' } })}
        {...(rows.length > pageSize && last && { next: { href: `${here}?${anomalyQuery(filter, last)}` } })}
      />
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/manage/${organization}/anomalies.csv?${anomalyQuery(filter)}`}>
          Download this list (CSV)
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/manage/${organization}/anomalies.xlsx?${anomalyQuery(filter)}`}>
          Download this list (Excel)
        </ButtonLink>
      </ButtonRow>
    </>,
  )
})
