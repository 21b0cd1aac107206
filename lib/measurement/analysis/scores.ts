import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface ScoreCount {
  /** 0 to 1. */
  scaled: number
  count: number
  passed: number
}

/** Counts first attempts at whole forms of this many items. */
export async function listScores(
  _administrator: Administrator,
  { unitId, formItems }: { unitId: string; formItems: number },
): Promise<ScoreCount[]> {
  return query<ScoreCount>`
    select raw / max as scaled, count(*)::int as count, (count(*) filter (where passed))::int as passed
    from submitted_attempt
    where unit_id = ${unitId} and max = ${formItems} and ordinal = 1 and not asks_duties_alone group by 1 order by 1`
}
