import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'
import type { DispositionOutcome } from './schema'
import type { AnomalyKind } from './thresholds'

export const anomalyStates = ['open', 'disposed'] as const
export type AnomalyState = (typeof anomalyStates)[number]

export interface AnomalyFilter {
  kind?: AnomalyKind | undefined
  state?: AnomalyState | undefined
  cohortId?: string | undefined
  accountId?: string | undefined
}

export interface AnomalyCursor {
  state: AnomalyState
  happenedAt: Date
  id: string
}

export interface AnomalyRow extends AnomalyCursor {
  accountId: string
  name: string
  email: string
  kind: AnomalyKind
  object: string
  courseId: string | null
  unitId: string | null
  facts: unknown
  noticedAt: Date
  /** The newest of the coordinator's organization; null while open. */
  outcome: DispositionOutcome | null
  reason: string | null
  disposedAt: Date | null
}

/** Open anomalies first, then the newest. Shows no disposition of another organization, and nothing from before the person joined. */
export async function listAnomalies(
  coordinator: Coordinator,
  filter: AnomalyFilter,
  page: { after?: AnomalyCursor | null; limit: number; id?: string } = { limit: 1000 },
): Promise<AnomalyRow[]> {
  const { organizationId } = coordinator
  const { kind, state, cohortId, accountId } = filter
  const { after, id, limit } = page
  const where = [
    Prisma.sql`m.organization_id = ${organizationId}::uuid`,
    Prisma.sql`was_learner(m.organization_id, a.account_id, a.happened_at)`,
    ...(id ? [Prisma.sql`a.id = ${id}::uuid`] : []),
    ...(kind ? [Prisma.sql`a.kind = ${kind}`] : []),
    ...(state ? [Prisma.sql`(d.id is null) = ${state === 'open'}`] : []),
    ...(accountId ? [Prisma.sql`a.account_id = ${accountId}::uuid`] : []),
    ...(cohortId ? [inCohort(organizationId, cohortId)] : []),
    ...(after
      ? [
          Prisma.sql`((d.id is null)::int, a.happened_at, a.id)
            < (${after.state === 'open' ? 1 : 0}, ${after.happenedAt}, ${after.id}::uuid)`,
        ]
      : []),
  ]
  return query<AnomalyRow>`
    select a.id::text, a.account_id::text as "accountId", p.name, p.email, a.kind, a.object, a.course_id as "courseId",
      a.unit_id as "unitId", a.facts, a.happened_at as "happenedAt", a.noticed_at as "noticedAt",
      case when d.id is null then 'open' else 'disposed' end as state, d.outcome, d.reason, d.disposed_at as "disposedAt"
    from current_learner m join anomaly a on a.account_id = m.account_id join person p on p.id = m.account_id
    left join lateral (
      select d.* from anomaly_disposition d
      where d.anomaly_id = a.id and d.organization_id = ${organizationId}::uuid
      order by d.disposed_at desc, d.id desc limit 1
    ) d on true
    where ${Prisma.join(where, ' and ')}
    order by (d.id is null)::int desc, a.happened_at desc, a.id desc limit ${limit}`
}

function inCohort(organizationId: string, cohortId: string): Prisma.Sql {
  return Prisma.sql`exists (select from cohort_membership c where c.membership_id = m.membership_id
    and c.cohort_id = ${cohortId}::uuid and c.organization_id = ${organizationId}::uuid)`
}

/** Stops counting at `most` + 1. */
export async function countOpenAnomalies(coordinator: Coordinator, most: number): Promise<number> {
  const [counted] = await query<{ count: number }>`
    select count(*)::int as count from (
      select from anomaly a
      where exists (
        select from current_learner m
        where m.account_id = a.account_id and m.organization_id = ${coordinator.organizationId}::uuid
          and was_learner(m.organization_id, a.account_id, a.happened_at)
      ) and not exists (
        select from anomaly_disposition d
        where d.anomaly_id = a.id and d.organization_id = ${coordinator.organizationId}::uuid
      ) limit ${most + 1}
    ) open`
  return counted?.count ?? 0
}

export interface AnomalyRecord extends AnomalyRow {
  dispositions: { id: string; outcome: DispositionOutcome; reason: string; disposedAt: Date; by: string | null }[]
}

/** Errors: not-found. */
export async function findAnomaly(coordinator: Coordinator, id: string): Promise<AnomalyRecord> {
  const [row] = await listAnomalies(coordinator, {}, { id, limit: 1 })
  if (!row) throw notFound()
  const dispositions = await query<AnomalyRecord['dispositions'][number]>`
    select d.id::text, d.outcome, d.reason, d.disposed_at as "disposedAt", p.name as by
    from anomaly_disposition d left join person p on p.id = d.disposed_by_id
    where d.anomaly_id = ${id}::uuid and d.organization_id = ${coordinator.organizationId}::uuid
    order by d.disposed_at desc, d.id desc`
  return { ...row, dispositions }
}
