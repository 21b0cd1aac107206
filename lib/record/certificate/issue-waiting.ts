import { disputesEndedSince } from '@/lib/audit/log/disputes'
import type { Course } from '@/lib/content/course/schema'
import { asSubject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import { siteTimeZone } from '@/lib/platform/words'
import type { World } from '@/lib/platform/world'
import { learnersOfEndedRules } from '@/lib/record/seat-time/rules'
import type { Agreement } from './agreement'
import { issue } from './issue'

/** Longer than the worker is ever down; after that, the learner's next step on the course issues it. */
const lookBackMs = 3 * 86_400_000

/** Certificates that waited for time or for the end of a dispute, once that is over. */
export async function issueWaiting(courses: readonly Course[], agrees: Agreement, world: World): Promise<void> {
  for (const { accountId, courseId, timeZone } of await listWaitingHolders(world.now())) {
    const course = courses.find(({ id }) => id === courseId)
    if (!course) continue
    await issue({ ...asSubject(accountId), timeZone }, course, agrees, world).catch((error) =>
      logError(`the certificate of ${accountId} in ${course.slug} could not be issued`, error),
    )
  }
}

interface Waiting {
  accountId: string
  courseId: string
  timeZone: string
}

/** Passed the final, has no certificate of this enrollment, and something happened to their time, its rule, or a dispute. */
function listWaitingHolders(now: Date): Promise<Waiting[]> {
  const since = new Date(now.getTime() - lookBackMs)
  return query<Waiting>`
    with moved as (
      select account_id from counted_beat where at > ${since}
      union select account_id from accepted_time where accepted_at > ${since}
      union select account_id from decided_anomaly where disposed_at > ${since}
      union select account_id from membership_period where role = 'learner' and ended_at > ${since}
      union (${disputesEndedSince(since)})
      union (${learnersOfEndedRules(since)})
    )
    select e.account_id::text as "accountId", e.course_id as "courseId", coalesce(z.time_zone, ${siteTimeZone}) as "timeZone"
    from moved m join live_enrollment e on e.account_id = m.account_id and e.kind in ('course', 'recertification')
    left join account_time_zone z on z.account_id = e.account_id
    where exists (select from counted_unit p where p.account_id = e.account_id and p.course_id = e.course_id and p.is_final)
      and not exists (select from current_certificate(${now}) c where c.enrollment_id = e.id)`
}
