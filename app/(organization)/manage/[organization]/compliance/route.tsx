import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { dayInWords, dayOf } from '@/lib/platform/words'
import { listGridPage } from '@/lib/record/compliance/grid'
import { listMandatesOn } from '@/lib/record/mandate/queries'
import { managePage } from '../manage-page'
import { readPersonCursor } from '../person-cursor'
import { gridQuery, readGridFilter } from './grid-filter'
import { GridForm } from './grid-form'
import { GridTable } from './grid-table'

const pageSize = 30

export const GET = page<'/manage/[organization]/compliance'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const here = `${home}/compliance`
  const filter = readGridFilter(query)
  const after = readPersonCursor(query)
  const now = new Date()
  const columns = await listMandatesOn(coordinator, dayOf(now, coordinator.timeZone))
  const mandates = columns.map(({ mandate }) => mandate)
  const [{ rows, next }, cohorts, divisions] = await Promise.all([
    listGridPage(coordinator, mandates, filter, { after, limit: pageSize, now }),
    listOpenCohorts(coordinator, now),
    listDivisions(coordinator),
  ])
  await recordView(coordinator, {
    action: 'compliance.viewed',
    object: `organization:${coordinator.organizationId}`,
    people: rows,
  })
  return managePage(
    { coordinator, title: 'Compliance', width: 'wide', meta: [dayInWords(now, coordinator.timeZone)] },
    columns.length === 0 ? (
      <p>
        This page shows who meets each mandate, but none is in force. Add yours under{' '}
        <a href={`${home}/mandates`}>Mandates</a>.
      </p>
    ) : (
      <>
        <GridForm filter={filter} cohorts={cohorts} divisions={divisions} mandates={mandates} />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/shares?${gridQuery(filter)}`}>
            Shares by mandate
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${home}/compliance.csv?${gridQuery(filter)}`}>
            Download (CSV)
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${home}/compliance.xlsx?${gridQuery(filter)}`}>
            Download (Excel)
          </ButtonLink>
        </ButtonRow>
        <GridTable
          home={home}
          columns={columns}
          rows={rows}
          empty={next ? 'No one on this page matches. Go to the next page.' : 'No one matches.'}
        />
        <p className="cell-note">
          Done, not approved: the person finished, and the training has no approval number for this mandate.
        </p>
        <Pagination
          label="Pages of people"
          {...(after && { previous: { href: `${here}?${gridQuery(filter)}`, label: 'First page' } })}
          {...(next && { next: { href: `${here}?${gridQuery(filter, next)}` } })}
        />
      </>
    ),
  )
})
