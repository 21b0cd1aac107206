import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { knownReportColumns, type ReportColumn } from './columns'

export interface SavedReportView {
  id: string
  name: string
  columns: ReportColumn[]
}

export async function listReports({ organizationId }: Coordinator): Promise<SavedReportView[]> {
  const rows = await query<{ id: string; name: string; columns: string[] }>`
    select id::text, name, columns from saved_report
    where organization_id = ${organizationId}::uuid and removed_at is null order by lower(name), id`
  return rows.map(({ columns, ...row }) => ({ ...row, columns: knownReportColumns(columns) }))
}
