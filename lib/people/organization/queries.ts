import type { Administrator, Coordinator, Learner, Subject } from '@/lib/people/account/actor'
import type { RoleFound } from '@/lib/people/account/queries'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface CoordinatedOrganization extends RoleFound {
  id: string
  name: string
  timeZone: string
}

export async function findCoordinatedOrganization(
  { accountId }: Learner,
  organizationId: string,
): Promise<CoordinatedOrganization | null> {
  const [row] = await query<CoordinatedOrganization>`
    select o.id::text, o.name, o.time_zone as "timeZone",
      (select min(greatest(r.began_at, m.started_at)) from live_second_factor_rule r
        where r.organization_id is null or r.organization_id = o.id) as "factorSince"
    from membership m join organization o on o.id = m.organization_id
    where m.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid
      and m.role = 'coordinator' and m.ended_at is null`
  return row ?? null
}

export function listCoordinatedOrganizations({ accountId }: Learner): Promise<{ id: string; name: string }[]> {
  return query<{ id: string; name: string }>`
    select o.id::text, o.name from membership m join organization o on o.id = m.organization_id
    where m.account_id = ${accountId}::uuid and m.role = 'coordinator' and m.ended_at is null order by o.name_key`
}

export async function listMemberships(learner: Subject): Promise<{ id: string; name: string }[]> {
  const memberships = await db.membership.findMany({
    where: { accountId: learner.accountId, role: 'learner', endedAt: null },
    select: { organization: { select: { id: true, name: true } } },
    orderBy: { startedAt: 'asc' },
  })
  return memberships.map((membership) => membership.organization)
}

export async function isCurrentLearner(
  { organizationId }: Coordinator,
  accountId: string,
  on: Statements = db,
): Promise<boolean> {
  const rows = await query(on)`
    select from current_learner where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid`
  return rows.length > 0
}

export async function isInOrganization({ accountId }: Subject, on: Statements = db): Promise<boolean> {
  const rows = await query(on)`select from current_learner where account_id = ${accountId}::uuid limit 1`
  return rows.length > 0
}

/** True if they coordinate an organization that may see the learner's certificate. */
export async function coordinatesHolder(
  { accountId }: Learner,
  certificate: { accountId: string; completedAt: Date; issuedAt: Date },
): Promise<boolean> {
  const rows = await query`
    select from membership m where m.account_id = ${accountId}::uuid and m.role = 'coordinator' and m.ended_at is null
      and may_see_certificate(m.organization_id, ${certificate.accountId}::uuid, ${certificate.completedAt},
        ${certificate.issuedAt})`
  return rows.length > 0
}

export async function isCohortOf(on: Statements, { organizationId }: Coordinator, cohortId: string): Promise<boolean> {
  const rows = await query(on)`
    select from cohort where id = ${cohortId}::uuid and organization_id = ${organizationId}::uuid`
  return rows.length > 0
}

export interface CohortView {
  id: string
  name: string
  archivedAt: Date | null
  members: number
  joinLinks: { id: string; code: string; expiresAt: Date }[]
}

export async function listCohorts(coordinator: Coordinator, now: Date): Promise<CohortView[]> {
  const { organizationId } = coordinator
  const counts = await query<{ cohortId: string; members: number }>`
    select cohort_id::text as "cohortId", count(*)::int as members from cohort_learner
    where organization_id = ${organizationId}::uuid group by cohort_id`
  const membersOf = new Map(counts.map(({ cohortId, members }) => [cohortId, members]))
  const cohorts = await db.cohort.findMany({
    where: { organizationId },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      archivedAt: true,
      joinLinks: {
        where: { endedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: 'desc' },
        select: { id: true, code: true, expiresAt: true },
      },
    },
  })
  return cohorts.map((cohort) => ({ ...cohort, members: membersOf.get(cohort.id) ?? 0 }))
}

export async function findJoinTarget(
  code: string,
  now: Date,
): Promise<{ organization: string; cohort: string } | null> {
  const link = await db.joinLink.findFirst({
    where: { code, endedAt: null, expiresAt: { gt: now }, cohort: { archivedAt: null } },
    select: { organization: { select: { name: true } }, cohort: { select: { name: true } } },
  })
  return link && { organization: link.organization.name, cohort: link.cohort.name }
}

/** Errors: not-found. */
export async function findOrganization(
  _administrator: Administrator,
  id: string,
): Promise<{ name: string; timeZone: string; closedAt: Date | null; people: number }> {
  const people = { select: { memberships: { where: { endedAt: null } } } }
  const organization = await db.organization.findUnique({
    where: { id },
    select: { name: true, timeZone: true, closure: { select: { closedAt: true } }, _count: people },
  })
  if (!organization) throw notFound()
  const { name, timeZone, closure, _count } = organization
  return { name, timeZone, closedAt: closure?.closedAt ?? null, people: _count.memberships }
}

/** Errors: not-found. */
export async function findCoordinator(
  _administrator: Administrator,
  { organizationId, accountId }: { organizationId: string; accountId: string },
): Promise<{ organization: string; name: string; email: string }> {
  const [found] = await query<{ organization: string; name: string; email: string }>`
    select o.name as organization, p.name, p.email
    from membership m join organization o on o.id = m.organization_id join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid
      and m.role = 'coordinator' and m.ended_at is null`
  if (!found) throw notFound()
  return found
}

/** Errors: not-found, also for a closed one. */
export async function findOrganizationByName(name: string): Promise<{ id: string; name: string }> {
  const organization = await db.organization.findUnique({
    where: { nameKey: name.trim().toLowerCase(), closure: null },
    select: { id: true, name: true },
  })
  if (!organization) throw notFound()
  return organization
}

/** Those that take people in. */
export async function listOpenCohorts(coordinator: Coordinator, now: Date): Promise<CohortView[]> {
  return (await listCohorts(coordinator, now)).filter(({ archivedAt }) => archivedAt === null)
}
