import { requireCoordinator } from '@/app/_auth/guards'
import { seeOther } from '@/app/_http/respond'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { recordExport } from '@/lib/record/roster/record-export'
import { rosterLines } from '@/lib/record/roster/roster-lines'
import { type ExportFormat, exportFile } from '../export-file'
import { readRosterView, rosterQuery } from './roster-filter'
import { withoutStrangers } from './without-strangers'

/** A form of the list has it in one field, with the people ticked. */
function listOf(query: URLSearchParams): URLSearchParams {
  const list = query.get('list')
  if (list === null) return query
  const people = query.getAll('person').map((id): [string, string] => ['person', id])
  return new URLSearchParams([...new URLSearchParams(list), ...people])
}

/** The list, or the people ticked in it. */
export async function recordedPeople(
  format: ExportFormat,
  { query, params }: { query: URLSearchParams; params: { organization: string } },
) {
  const coordinator = await requireCoordinator(params.organization)
  const read = readRosterView(await loadCatalog(), listOf(query))
  if (!read) throw notFound()
  const filter = await withoutStrangers(coordinator, read.filter)
  const isNobody = query.get('act') === 'export' && query.get('whole') !== 'yes' && !filter.accountIds?.length
  if (isNobody) return seeOther(`/manage/${coordinator.organizationId}/people?${rosterQuery(read)}&done=none`)
  await recordExport(coordinator, filter)
  const name = `${filter.isFormer ? 'former-' : ''}people-${filter.course.slug}`
  return exportFile(format, { name, lines: rosterLines(coordinator, filter, new Date()), numeric: [] })
}
