import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import type { FollowUpDays } from './follow-up'

export interface FollowUpCounts {
  days: FollowUpDays
  people: number
  used: number
  noOccasion: number
  notUsed: number
}

/** Returns nothing below five replies, so that no reply can be traced to a person. */
export async function listFollowUpCounts(coordinator: Coordinator, cohortId: string): Promise<FollowUpCounts[]> {
  return query<FollowUpCounts>`
    with newest as (
      select distinct on (f.account_id, f.days) f.account_id, f.days, f.reply
      from cohort_learner c join follow_up f on f.account_id = c.account_id
      where c.cohort_id = ${cohortId}::uuid and c.organization_id = ${coordinator.organizationId}::uuid
      order by f.account_id, f.days, f.replied_at desc
    )
    select days, count(*)::int as people, count(*) filter (where reply = 'used')::int as used,
      count(*) filter (where reply = 'no_occasion')::int as "noOccasion",
      count(*) filter (where reply = 'not_used')::int as "notUsed"
    from newest group by days having count(*) >= ${fewestInSum}::int order by days`
}
