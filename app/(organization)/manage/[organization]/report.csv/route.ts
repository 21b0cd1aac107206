import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { recordView } from '@/lib/audit/record-view'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse } from '@/lib/content/course/lookup'
import { csvRow } from '@/lib/platform/csv'
import { knownReportColumns, reportColumnOf } from '@/lib/record/report/columns'
import { listReportPeople, listReportRows, type ReportCursor } from '@/lib/record/report/report-rows'
import { reportFilter } from '@/lib/record/report/schema'
import { csvFile } from '../csv-file'

const chunk = 500

/** Streamed, so memory doesn't grow with its size. */
export const GET = file<'/manage/[organization]/report.csv'>(async ({ query, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/report`
  const asked = Object.fromEntries(['course', 'cohort', 'from', 'until'].map((name) => [name, query.get(name) ?? '']))
  const columns = knownReportColumns(query.getAll('columns'))
  const parsed = reportFilter.safeParse({
    ...asked,
    courseId: asked.course ? (findCourse(await loadCatalog(), asked.course)?.id ?? asked.course) : undefined,
    cohortId: asked.cohort || undefined,
  })
  const errors = [
    ...(parsed.success ? [] : fieldErrors(parsed.error)),
    ...(columns.length > 0 ? [] : [{ field: 'columns', message: 'Choose at least one column.' }]),
  ]
  if (!parsed.success || errors.length > 0)
    return backToForm(here, { values: { ...asked, columns: columns.join(' ') }, errors })
  const filter = parsed.data
  const now = new Date()
  await recordView(coordinator, {
    action: 'report.downloaded',
    object: `organization:${coordinator.organizationId}`,
    people: await listReportPeople(coordinator, filter, now),
    details: { columns, ...filter },
  })

  async function* lines() {
    yield csvRow(columns.map((key) => reportColumnOf(key).label))
    let after: ReportCursor | null = null
    for (;;) {
      const rows = await listReportRows(coordinator, filter, { after, limit: chunk, now })
      for (const row of rows) yield csvRow(columns.map((key) => reportColumnOf(key).value(row)))
      const last = rows.at(-1)
      if (rows.length < chunk || !last) return
      after = last
    }
  }
  return csvFile(lines(), `completions-${now.toISOString().slice(0, 10)}.csv`)
})
