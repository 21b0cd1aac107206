import type { OrganizationReader } from '@/lib/people/account/actor'
import { type ReportColumn, reportColumnOf } from './columns'
import { listReportRows, type ReportCursor, type ReportFilter } from './report-rows'

const chunk = 500

/** Yields the header, then a line per certificate. Reads in chunks to bound memory. */
export async function* reportLines(
  reader: OrganizationReader,
  { columns, filter, now }: { columns: readonly ReportColumn[]; filter: ReportFilter; now: Date },
): AsyncGenerator<string[]> {
  yield columns.map((key) => reportColumnOf(key).label)
  let after: ReportCursor | null = null
  for (;;) {
    const rows = await listReportRows(reader, filter, { after, limit: chunk, now })
    for (const row of rows) yield columns.map((key) => reportColumnOf(key).value(row))
    const last = rows.at(-1)
    if (rows.length < chunk || !last) return
    after = last
  }
}
