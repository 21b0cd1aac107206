import type { Coordinator } from '@/lib/people/account/actor'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import { anomalyTable } from '../../anomalies/anomaly-table'

export async function anomaliesOf({ coordinator, accountId }: { coordinator: Coordinator; accountId: string }) {
  const rows = await listAnomalies(coordinator, { accountId })
  return anomalyTable({ caption: 'Time flags', rows, coordinator })
}
