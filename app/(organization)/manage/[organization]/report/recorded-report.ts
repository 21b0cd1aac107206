import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { numericColumns } from '@/lib/record/report/columns'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import type { ExportFormat } from '../export-file'
import { recordedExport } from '../recorded-export'
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
  const people = await listReportPeople(coordinator, filter, now)
  const lines = reportLines(coordinator, { columns, filter, now })
  const shown = {
    name: 'completions',
    lines,
    numeric: numericColumns(columns),
    people,
    details: { columns, ...filter },
  }
  return recordedExport(coordinator, format, shown, now)
}
