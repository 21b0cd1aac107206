import { requireAuditor } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { seeOther } from '@/app/_http/respond'
import type { ReportColumn } from '@/lib/record/report/columns'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import { recordedExport } from '../../../manage/[organization]/recorded-export'
import { readReportFilter } from '../../../manage/[organization]/report/read-report'

const columns: ReportColumn[] = ['name', 'identifier', 'course', 'hours', 'completed', 'expires', 'serial', 'state']

export const GET = file<'/board/[organization]/certificates.csv'>(async ({ query, params }) => {
  const auditor = await requireAuditor(params.organization)
  const period = { from: query.get('from') ?? '', until: query.get('until') ?? '' }
  const { filter } = await readReportFilter(new URLSearchParams(period))
  if (!filter) return seeOther(`/board/${auditor.organizationId}/certificates?${new URLSearchParams(period)}`)
  const now = new Date()
  const people = await listReportPeople(auditor, filter, now)
  const lines = reportLines(auditor, { columns, filter, now })
  const shown = { name: 'certificates', lines, numeric: [], people, details: { columns, ...filter } }
  return recordedExport(auditor, 'csv', shown, now)
})
