import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { backToForm } from '@/app/_http/flash'
import { recordView } from '@/lib/audit/record-view'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import { csvFileOf } from '../csv-file'
import { readReport } from '../report/read-report'

/** Streamed, so memory doesn't grow with its size. */
export const GET = file<'/manage/[organization]/report.csv'>(async ({ query, params }) => {
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
  return csvFileOf(
    reportLines(coordinator, { columns, filter, now }),
    `completions-${now.toISOString().slice(0, 10)}.csv`,
  )
})
