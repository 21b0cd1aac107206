import { requireAuditor } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { seeOther } from '@/app/_http/respond'
import { recordView } from '@/lib/audit/record-view'
import { dayOf } from '@/lib/platform/words'
import type { ReportColumn } from '@/lib/record/report/columns'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import { exportFile } from '../../../manage/[organization]/export-file'
import { readReport } from '../../../manage/[organization]/report/read-report'

const columns: ReportColumn[] = ['name', 'identifier', 'course', 'hours', 'completed', 'expires', 'serial', 'state']

export const GET = file<'/board/[organization]/certificates.csv'>(async ({ query, params }) => {
  const auditor = await requireAuditor(params.organization)
  const period = { from: query.get('from') ?? '', until: query.get('until') ?? '' }
  const { filter } = await readReport(new URLSearchParams({ ...period, columns: 'name' }))
  if (!filter) return seeOther(`/board/${auditor.organizationId}/certificates?${new URLSearchParams(period)}`)
  const now = new Date()
  await recordView(auditor, {
    action: 'report.downloaded',
    object: `organization:${auditor.organizationId}`,
    people: await listReportPeople(auditor, filter, now),
    details: { columns, ...filter },
  })
  const name = `certificates-${dayOf(now, auditor.timeZone)}`
  return exportFile('csv', { name, lines: reportLines(auditor, { columns, filter, now }), numeric: [] })
})
