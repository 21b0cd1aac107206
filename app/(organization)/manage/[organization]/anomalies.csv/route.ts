import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { recordView } from '@/lib/audit/record-view'
import { csvRow } from '@/lib/platform/csv'
import { type AnomalyCursor, listAnomalies } from '@/lib/record/anomaly/queries'
import { anomalyKinds } from '@/lib/record/anomaly/thresholds'
import { measuredInWords } from '@/lib/record/anomaly/words'
import { readAnomalyFilter } from '../anomalies/anomaly-filter'
import { outcomeWords } from '../anomalies/outcome-words'
import { csvFile } from '../csv-file'

const chunk = 500
const columns = [
  ['Name', 'Email', 'Time flag', 'Unit', 'Measured', 'Happened at'],
  ['State', 'Outcome', 'Reason', 'Decided at', 'Number'],
].flat()

/** The list that boards request. Streamed, so memory doesn't grow with its size. */
export const GET = file<'/manage/[organization]/anomalies.csv'>(async ({ query, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { filter } = readAnomalyFilter(Object.fromEntries(query))
  const { kind = null, state = null, cohortId = null } = filter
  await recordView(coordinator, {
    action: 'organization.anomalies-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { kind, state, cohortId, exported: true },
  })
  const { timeZone } = coordinator
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })

  async function* lines() {
    yield csvRow(columns)
    let after: AnomalyCursor | null = null
    for (;;) {
      const rows = await listAnomalies(coordinator, filter, { after, limit: chunk })
      for (const row of rows) {
        yield csvRow([
          row.name,
          row.email,
          anomalyKinds[row.kind].title,
          row.unitId ?? '',
          measuredInWords(row.kind, row.facts),
          time.format(row.happenedAt),
          row.state === 'open' ? 'Open' : 'Reviewed',
          row.outcome ? outcomeWords[row.outcome] : '',
          row.reason ?? '',
          row.disposedAt ? time.format(row.disposedAt) : '',
          row.id,
        ])
      }
      const last = rows.at(-1)
      if (rows.length < chunk || !last) return
      after = last
    }
  }
  return csvFile(lines(), 'noticed.csv')
})
