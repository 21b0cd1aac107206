import { requireAuditor } from '@/app/_auth/guards'
import { errorOf } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Field } from '@/app/_ui/form/field'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { isUuid } from '@/lib/platform/id'
import { dateInWords } from '@/lib/platform/words'
import { listReportRows, type ReportCursor } from '@/lib/record/report/report-rows'
import { readReportFilter } from '../../../manage/[organization]/report/read-report'
import { auditorPage } from '../auditor-page'

const pageSize = 50

export const GET = page<'/board/[organization]/certificates'>(async ({ params, query }) => {
  const auditor = await requireAuditor(params.organization)
  const here = `/board/${auditor.organizationId}/certificates`
  const period = new URLSearchParams({ from: query.get('from') ?? '', until: query.get('until') ?? '' })
  const { filter, errors } = await readReportFilter(period)
  const after = cursorOf(query.get('after'))
  const page = { after, limit: pageSize + 1, now: new Date() }
  const rows = filter ? await listReportRows(auditor, filter, page) : []
  const shown = rows.slice(0, pageSize)
  await recordView(auditor, {
    action: 'certificate.list-viewed',
    object: `organization:${auditor.organizationId}`,
    people: shown,
  })
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return auditorPage(
    { auditor, title: 'Certificates', errors },
    <>
      <p>Certificates that people earned while in the organization, oldest first. Dates match the certificate.</p>
      <form method="get" action={here} className="toolbar">
        <div className="filters">
          <Field label="Completed from" name="from" type="date" isFilter defaultValue={period.get('from') ?? ''} />
          <Field
            label="Completed through"
            name="until"
            type="date"
            isFilter
            defaultValue={period.get('until') ?? ''}
            error={errorOf(errors, 'until')}
          />
          <Button kind="quiet">Filter</Button>
          <ButtonLink kind="quiet" href={`${here}.csv?${period}`}>
            Download (CSV)
          </ButtonLink>
        </div>
      </form>
      <DataTable
        caption="Certificates"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'course', label: 'Course' },
          { key: 'hours', label: 'Contact hours', numeric: true },
          { key: 'completed', label: 'Completed on' },
          { key: 'expires', label: 'Expires on' },
          { key: 'state', label: 'Status now' },
          { key: 'serial', label: 'Certificate' },
        ]}
        rows={shown.map((row) => ({
          key: row.id,
          cells: [
            <bdi key="name">{row.name}</bdi>,
            `${row.courseTitle}: ${row.snapshot.courseSubtitle}`,
            row.hours,
            dateInWords(row.day(row.completedAt)),
            row.expiresAt && dateInWords(row.day(row.expiresAt)),
            row.state,
            <a key="serial" href={`/certificates/${row.serial}.pdf`}>
              {row.serial}
            </a>,
          ],
        }))}
        empty="No certificates in this period."
      />
      <Pagination
        label="Pages of certificates"
        {...(after && { previous: { href: `${here}?${period}`, label: 'First page' } })}
        {...(last && { next: { href: `${here}?${period}&after=${last.completedAt.toISOString()}_${last.id}` } })}
      />
    </>,
  )
})

function cursorOf(text: string | null): ReportCursor | null {
  const [moment = '', id = ''] = text?.split('_') ?? []
  const completedAt = new Date(moment)
  return isUuid(id) && !Number.isNaN(completedAt.getTime()) ? { completedAt, id } : null
}
