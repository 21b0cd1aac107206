import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { recordView } from '@/lib/audit/record-view'
import { dayOf } from '@/lib/platform/words'
import { numericColumns } from '@/lib/record/report/columns'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import { type ExportFormat, exportFile } from '../export-file'
import { readReport } from './read-report'

/** The report in a format; the log names everyone in it before the first byte is sent. */
export async function recordedReport(
  format: ExportFormat,
  { query, params }: { query: URLSearchParams; params: { organization: string } },
) {
  const coordinator = await requireCoordinator(params.organization)
  const { filter, columns, values, errors } = await readReport(query)
  if (!filter) return backToForm(`/manage/${coordinator.organizationId}/report`, { values, errors })
  const now = new Date()
  await recordView(coordinator, {
    action: 'report.downloaded',
    object: `organization:${coordinator.organizationId}`,
    people: await listReportPeople(coordinator, filter, now),
    details: { columns, ...filter },
  })
  const name = `completions-${dayOf(now, coordinator.timeZone)}`
  const lines = reportLines(coordinator, { columns, filter, now })
  return exportFile(format, { name, lines, numeric: numericColumns(columns) })
}
