import type { OrganizationReader } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import { type CertificateSnapshot, certificateSnapshot } from '@/lib/record/certificate/document/snapshot'

export interface ReportFilter {
  courseId?: string | undefined
  cohortId?: string | undefined
  /** The first and last day of completion, in the organization's zone: `2027-01-31`. */
  from?: string | undefined
  until?: string | undefined
  /** Valid ones of current learners that expire within these days, without those that a later one follows. */
  expiringDays?: number | undefined
}

export interface ReportCursor {
  completedAt: Date
  id: string
}

export interface ReportRow extends ReportCursor {
  accountId: string
  name: string
  email: string
  identifier: string
  rank: string
  division: string | null
  cohorts: string | null
  /** `2027-01-31`. */
  hiredOn: string | null
  supervisor: string | null
  courseTitle: string
  edition: string
  hours: string
  serial: string
  state: string
  issuedAt: Date
  expiresAt: Date | null
  snapshot: CertificateSnapshot
  /** A day as on the certificate: in its own time zone. */
  day: (moment: Date) => string
}

/** Certificates issued while their holder was a learner of the organization, without those that another replaced meanwhile. */
export function matching(
  { organizationId, timeZone }: OrganizationReader,
  { courseId, cohortId, from, until, expiringDays }: ReportFilter,
  now: Date,
) {
  const startOf = (day: string, later = 0) =>
    Prisma.sql`((${day}::date + ${later}::int)::timestamp at time zone ${timeZone})`
  return Prisma.sql`
    membership_period m join current_certificate(${now}) s on s.account_id = m.account_id
      and s.completed_at >= m.started_at and (m.ended_at is null or s.issued_at <= m.ended_at)
      and (s.replaced_by is null or not was_learner(m.organization_id, s.account_id, s.replaced_at))
    where m.organization_id = ${organizationId}::uuid and m.role = 'learner'
      ${courseId ? Prisma.sql`and s.course_id = ${courseId}` : Prisma.empty}
      ${from ? Prisma.sql`and s.completed_at >= ${startOf(from)}` : Prisma.empty}
      ${until ? Prisma.sql`and s.completed_at < ${startOf(until, 1)}` : Prisma.empty}
      ${expiringDays ? expiringWithin(expiringDays, now) : Prisma.empty}
      ${
        cohortId
          ? Prisma.sql`and exists (select from cohort_membership k where k.membership_id = m.id
              and k.cohort_id = ${cohortId}::uuid and k.organization_id = m.organization_id)`
          : Prisma.empty
      }`
}

function expiringWithin(days: number, now: Date) {
  const until = new Date(now.getTime() + days * 86_400_000)
  return Prisma.sql`and m.ended_at is null and s.state = 'valid' and s.expires_at <= ${until}
    and not exists (select from current_certificate(${now}) n where n.account_id = s.account_id
      and n.course_id = s.course_id and n.state = 'valid' and n.expires_at > s.expires_at)`
}

/** Oldest completion first. */
export async function listReportRows(
  reader: OrganizationReader,
  filter: ReportFilter,
  { after, limit, now }: { after: ReportCursor | null; limit: number; now: Date },
): Promise<ReportRow[]> {
  const later = after
    ? Prisma.sql`and (s.completed_at, s.id) > (${after.completedAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await query<Omit<ReportRow, 'day' | 'snapshot'> & { snapshot: unknown }>`
    with page as (
      select s.id, s.state, s.completed_at, m.id as membership_id from ${matching(reader, filter, now)} ${later}
      order by s.completed_at, s.id limit ${limit}
    )
    select c.id::text, c.account_id::text as "accountId", c.name, p.email, d.identifier, d.rank, d.division, d.cohorts,
      d.hired_on::text as "hiredOn", u.name as supervisor, c.course_title as "courseTitle", c.edition, c.hours::text,
      c.serial, page.state, c.completed_at as "completedAt", c.issued_at as "issuedAt", c.expires_at as "expiresAt",
      c.snapshot
    from page join issued_certificate c on c.id = page.id join person p on p.id = c.account_id
    join membership_detail d on d.membership_id = page.membership_id left join person u on u.id = d.supervisor_id
    order by page.completed_at, page.id`
  return rows.map(({ snapshot: stored, ...row }) => {
    const snapshot = certificateSnapshot.parse(stored)
    return { ...row, snapshot, day: (moment) => dayOf(moment, snapshot.timeZone) }
  })
}

/** The people in a report, for the log entry. */
export function listReportPeople(
  reader: OrganizationReader,
  filter: ReportFilter,
  now: Date,
): Promise<{ accountId: string }[]> {
  return query<{ accountId: string }>`
    select distinct s.account_id::text as "accountId" from ${matching(reader, filter, now)}`
}
