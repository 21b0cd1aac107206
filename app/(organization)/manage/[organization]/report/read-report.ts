import { fieldErrors } from '@/app/_http/flash'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import { knownReportColumns } from '@/lib/record/report/columns'
import { reportFilter } from '@/lib/record/report/schema'

/** The filter of an address; with errors, none. */
export async function readReportFilter(query: URLSearchParams) {
  const asked = Object.fromEntries(['course', 'cohort', 'from', 'until'].map((name) => [name, query.get(name) ?? '']))
  const parsed = reportFilter.safeParse({
    ...asked,
    courseId: asked.course ? (findCourse(await loadCatalog(), asked.course)?.id ?? asked.course) : undefined,
    cohortId: asked.cohort || undefined,
  })
  return parsed.success
    ? { filter: parsed.data, asked, errors: [] }
    : { filter: null, asked, errors: fieldErrors(parsed.error) }
}

/** With its columns, of which there must be one. */
export async function readReport(query: URLSearchParams) {
  const { filter, asked, errors } = await readReportFilter(query)
  const columns = knownReportColumns(query.getAll('columns'))
  const values: Record<string, string> = { ...asked, columns: columns.join(' ') }
  if (columns.length > 0) return { filter, columns, values, errors }
  const none = { field: 'columns', message: 'Choose at least one column.' }
  return { filter: null, columns, values, errors: [...errors, none] }
}
