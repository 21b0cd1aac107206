import { requireCoordinator } from '@/app/_auth/guards'
import { seeOther } from '@/app/_http/respond'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { recordExport } from '@/lib/record/roster/record-export'
import { rosterLines } from '@/lib/record/roster/roster-lines'
import { type ExportFormat, exportFile } from '../export-file'
import { readRosterView } from './roster-filter'
import { withoutStrangers } from './without-strangers'

/** The list, or the people ticked in it. */
export async function recordedPeople(
  format: ExportFormat,
  { query, params }: { query: URLSearchParams; params: { organization: string } },
) {
  const coordinator = await requireCoordinator(params.organization)
  const read = readRosterView(await loadCatalog(), query)
  if (!read) throw notFound()
  const filter = await withoutStrangers(coordinator, read.filter)
  if (query.get('act') === 'export' && !filter.accountIds?.length)
    return seeOther(`/manage/${coordinator.organizationId}/people?done=none`)
  await recordExport(coordinator, filter)
  const name = `${filter.isFormer ? 'former-' : ''}people-${filter.course.slug}`
  return exportFile(format, { name, lines: rosterLines(coordinator, filter, new Date()), numeric: [] })
}
