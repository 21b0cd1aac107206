import type { OrganizationReader } from '@/lib/people/account/actor'
import { eachRow } from '@/lib/platform/each-row'
import { type ReportColumn, reportColumnOf } from './columns'
import { listReportRows, type ReportFilter, type ReportRow } from './report-rows'

/** Yields the header, then a line per certificate. */
export async function* reportLines(
  reader: OrganizationReader,
  { columns, filter, now }: { columns: readonly ReportColumn[]; filter: ReportFilter; now: Date },
): AsyncGenerator<string[]> {
  yield columns.map((key) => reportColumnOf(key).label)
  const rows = eachRow<ReportRow>((page) => listReportRows(reader, filter, { ...page, now }))
  for await (const row of rows) yield columns.map((key) => reportColumnOf(key).value(row))
}
