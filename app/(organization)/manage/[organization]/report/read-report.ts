import { fieldErrors } from '@/app/_http/flash'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse } from '@/lib/content/course/lookup'
import { knownReportColumns } from '@/lib/record/report/columns'
import { reportFilter } from '@/lib/record/report/schema'

/** The filter and columns of an address; with errors, no filter. */
export async function readReport(query: URLSearchParams) {
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
  const filter = parsed.success && errors.length === 0 ? parsed.data : null
  const values: Record<string, string> = { ...asked, columns: columns.join(' ') }
  return { filter, columns, values, errors }
}
