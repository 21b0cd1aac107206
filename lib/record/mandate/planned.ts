import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import type { Credit } from './credit'

/** Courses that a person has begun here, or that are assigned to them, with the hours of the version they get. */
export async function listPlanned(
  { organizationId }: OrganizationZone,
  { accountId }: { accountId: string },
  now: Date,
): Promise<Omit<Credit, 'on'>[]> {
  const rows = await query<Pick<Credit, 'id' | 'title' | 'minutes'> & { courseId: string }>`
    with begun as (
      select e.course_id, e.course_version_id from live_enrollment e
      where e.account_id = ${accountId}::uuid and e.kind <> 'delta'
        and was_learner(${organizationId}::uuid, e.account_id, e.enrolled_at)
        and not exists (select from current_certificate(${now}) c
          where c.account_id = e.account_id and c.enrollment_id = e.id)
    ), planned as (
      select * from begun
      union all
      select distinct a.course_id, v.id from given_course a cross join lateral (
        select id from published_version where course_id = a.course_id order by published_at desc limit 1) v
      where a.organization_id = ${organizationId}::uuid and a.account_id = ${accountId}::uuid
        and not exists (select from live_enrollment e where e.account_id = a.account_id and e.course_id = a.course_id)
    )
    select v.id::text, v.course_id as "courseId", v.title, ((v.minutes ->> 'hours')::numeric * 60)::int as minutes
    from planned p join published_version v on v.id = p.course_version_id order by v.title, v.id`
  return rows.map((row) => ({ ...row, topics: [], source: row.id, provider: null, revokedOn: null }))
}
