import type { Coordinator } from '@/lib/people/account/actor'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import { AnomalyTable } from '../../anomalies/anomaly-table'

/** What was noticed about one person’s time. */
export async function AnomaliesOf({ coordinator, accountId }: { coordinator: Coordinator; accountId: string }) {
  const rows = await listAnomalies(coordinator, { accountId })
  return <AnomalyTable caption="What was noticed about time" rows={rows} coordinator={coordinator} />
}
