import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export async function findLastRun(
  _administrator: Administrator,
): Promise<{ finishedAt: Date; counts: Record<string, number> } | null> {
  const [run] = await query<{ finishedAt: Date; counts: Record<string, number> }>`
    select finished_at as "finishedAt", counts from retention_run where finished_at is not null
    order by started_at desc limit 1`
  return run ?? null
}
