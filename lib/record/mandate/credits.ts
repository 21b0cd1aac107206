import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { topicsIn } from '@/lib/record/classroom/topics'
import type { Credit } from './credit'

type Row = Credit & { accountId: string }

/**
 * These people's training that the organization may see: its own classroom sessions, other providers' certificates that it
 * accepted, and certificates from their time there or shown with consent. Replaced certificates are left out. `offset 0`: otherwise Postgres would check visibility for every
 * certificate on the site.
 */
export async function listCredits(
  { organizationId, timeZone }: OrganizationZone,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, Credit[]>> {
  const ids = [...accountIds]
  const [certificates, outside] = await Promise.all([
    query<Omit<Row, 'topics' | 'provider'>>`
      select s.account_id::text as "accountId", s.id::text, s.course_id as "courseId", c.course_title as title,
        (s.completed_at at time zone coalesce(s.time_zone, ${timeZone}))::date::text as on, (c.hours * 60)::int as minutes,
        s.serial as source, (s.revoked_at at time zone ${timeZone})::date::text as "revokedOn"
      from (select * from current_certificate(${now}) k where k.account_id = any(${ids}::uuid[]) and k.replaced_by is null offset 0) s
      join issued_certificate c on c.id = s.id
      where may_see_certificate(${organizationId}::uuid, s.account_id, s.completed_at, s.issued_at)`,
    query<Omit<Row, 'topics' | 'courseId' | 'revokedOn'> & { topics: string | null }>`
      select s.account_id::text as "accountId", s.id::text, s.title, s.held_on::text as on, s.minutes, s.topics,
        s.source::text, s.provider
      from credited_training s where s.account_id = any(${ids}::uuid[]) and s.organization_id = ${organizationId}::uuid`,
  ])
  const credits = new Map(ids.map((id): [string, Credit[]] => [id, []]))
  for (const { accountId, ...one } of certificates) credits.get(accountId)?.push({ ...one, topics: [], provider: null })
  for (const { accountId, topics, ...one } of outside)
    credits.get(accountId)?.push({ ...one, courseId: null, revokedOn: null, topics: topicsIn(topics) })
  return credits
}
