import type { Coordinator } from '@/lib/people/account/actor'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import { anomalyTable } from '../../anomalies/anomaly-table'

/** What was noticed about one person’s time. */
export async function anomaliesOf({ coordinator, accountId }: { coordinator: Coordinator; accountId: string }) {
  const rows = await listAnomalies(coordinator, { accountId })
  return anomalyTable({ caption: 'What was noticed about time', rows, coordinator })
}
