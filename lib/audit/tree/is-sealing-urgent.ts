import { query } from '@/lib/platform/db'

/** Under load, entries are sealed within a second; below, a checkpoint for each would only fill the log. */
const manyWaiting = 50

export async function isSealingUrgent(): Promise<boolean> {
  const rows = await query`select from unsealed_event offset ${manyWaiting - 1} limit 1`
  return rows.length > 0
}
