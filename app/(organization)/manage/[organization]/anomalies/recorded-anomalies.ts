import { requireCoordinator } from '@/app/_auth/guards'
import { recordView } from '@/lib/audit/log/record-view'
import { anomalyLines } from '@/lib/record/anomaly/anomaly-lines'
import { type ExportFormat, exportFile } from '../export-file'
import { readAnomalyFilter } from './anomaly-filter'
import { outcomeWords } from './outcome-words'

/** The list that boards request. */
export async function recordedAnomalies(
  format: ExportFormat,
  { query, params }: { query: URLSearchParams; params: { organization: string } },
) {
  const coordinator = await requireCoordinator(params.organization)
  const { filter } = readAnomalyFilter(Object.fromEntries(query))
  const { kind = null, state = null, cohortId = null } = filter
  await recordView(coordinator, {
    action: 'organization.anomalies-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { kind, state, cohortId, exported: true },
  })
  const lines = anomalyLines(coordinator, filter, (outcome) => outcomeWords[outcome])
  return exportFile(format, { name: 'time-flags', lines, numeric: [] })
}
