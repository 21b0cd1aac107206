import { expiryOf, startOfDay } from '@/lib/content/course/expiry'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export type Renewal =
  | { state: 'none' }
  | { state: 'later'; opensAt: Date; endsAt: Date; timeZone: string }
  | { state: 'open'; endsAt: Date; timeZone: string; earlierRenewalId: string | null }
  | { state: 'under-way'; since: Date }

interface RenewalRow {
  endsAt: Date | null
  /** The certificate's zone. */
  timeZone: string
  revoked: boolean | null
  renewalId: string | null
  since: Date | null
  earned: boolean
}

/** By the last earned certificate that isn't superseded: an earlier one may have been corrected since. */
export async function findRenewal(learner: Learner, course: Course, now: Date): Promise<Renewal> {
  const rows = await query<RenewalRow>`
    select newest.expires_at as "endsAt", newest.time_zone as "timeZone", newest.revoked, r.id::text as "renewalId", r.enrolled_at as since,
      exists (select from current_certificate(${now}) c where c.enrollment_id = r.id) as earned
    from (select ${learner.accountId}::uuid as id) a
    left join lateral (
      select c.expires_at, c.time_zone, c.revoked_at is not null as revoked from current_certificate(${now}) c
      where c.account_id = a.id and c.course_id = ${course.id} and c.replaced_by is null
      order by c.completed_at desc, c.issued_at desc limit 1
    ) newest on true
    left join enrollment r on r.account_id = a.id and r.course_id = ${course.id} and r.kind = 'recertification'
      and r.ended_at is null`
  const {
    endsAt = null,
    timeZone = learner.timeZone,
    revoked = null,
    renewalId = null,
    since = null,
    earned = false,
  } = rows[0] ?? {}
  if (since && !earned) return { state: 'under-way', since }
  const { recertification, expiry } = course
  if (!recertification || !endsAt || revoked) return { state: 'none' }
  const opensAt = startOfDay(endsAt, timeZone, recertification.opensDays)
  if (now < opensAt) return { state: 'later', opensAt, endsAt, timeZone }
  const endsLater = (completedAt: Date) => {
    const end = expiryOf(expiry, completedAt, learner.timeZone)
    return end === null || end > endsAt
  }
  if (endsLater(now)) return { state: 'open', endsAt, timeZone, earlierRenewalId: renewalId }
  // Renewing would not extend it: in the last days of a block of years, or if a fixed date was not moved.
  const dayAfter = new Date(endsAt.getTime() + 1)
  return now < dayAfter && endsLater(dayAfter)
    ? { state: 'later', opensAt: dayAfter, endsAt, timeZone }
    : { state: 'none' }
}
