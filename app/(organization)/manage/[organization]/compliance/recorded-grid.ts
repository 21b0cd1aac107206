import { requireCoordinator } from '@/app/_auth/guards'
import { mandateStateTags } from '@/app/_record/mandate-states'
import { recordView } from '@/lib/audit/log/record-view'
import { dayOf } from '@/lib/platform/words'
import { listGridSubjects } from '@/lib/record/compliance/grid'
import { gridLines, numericInGrid } from '@/lib/record/compliance/grid-lines'
import { listMandatesOn } from '@/lib/record/mandate/queries'
import { type ExportFormat, exportFile } from '../export-file'
import { readGridFilter } from './grid-filter'

/** The log names everyone who can be in the file before its first byte is sent. */
export async function recordedGrid(
  format: ExportFormat,
  { query, params }: { query: URLSearchParams; params: { organization: string } },
) {
  const coordinator = await requireCoordinator(params.organization)
  const filter = readGridFilter(query)
  const now = new Date()
  const today = dayOf(now, coordinator.timeZone)
  const mandates = (await listMandatesOn(coordinator, today)).map(({ mandate }) => mandate)
  const { state = null, mandateId = null, cohortId = null, divisionId = null } = filter
  await recordView(coordinator, {
    action: 'compliance.downloaded',
    object: `organization:${coordinator.organizationId}`,
    details: { state, mandateId, cohortId, divisionId },
    people: await listGridSubjects(coordinator, filter),
  })
  const lines = gridLines(coordinator, mandates, filter, { now, textOf: (one) => mandateStateTags[one].text })
  return exportFile(format, { name: `compliance-${today}`, lines, numeric: numericInGrid(mandates) })
}
