import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'

export interface IdentifierRequestView {
  label: string
  organization: string
  organizationId: string
}

export async function listIdentifierRequests(learner: Learner): Promise<IdentifierRequestView[]> {
  return query<IdentifierRequestView>`
    select r.label, o.name as organization, o.id::text as "organizationId"
    from membership m join organization o on o.id = m.organization_id
    join identifier_request r on r.organization_id = o.id and r.ended_at is null
    where m.account_id = ${learner.accountId}::uuid and m.role = 'learner' and m.ended_at is null
    order by m.started_at, o.id`
}

export async function findOwnIdentifierRequest(
  coordinator: Coordinator,
): Promise<{ label: string; askedAt: Date } | null> {
  return db.identifierRequest.findFirst({
    where: { organizationId: coordinator.organizationId, endedAt: null },
    select: { label: true, askedAt: true },
  })
}
