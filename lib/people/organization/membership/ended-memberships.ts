import { asSubject, type Coordinator, type Learner, type Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface EndedMembership {
  role: 'learner' | 'coordinator'
  organization: string
  endedAt: Date
  reason: string | null
}

export async function listEndedMemberships({ accountId }: Learner): Promise<EndedMembership[]> {
  return query<EndedMembership>`
    select m.role::text, o.name as organization, m.ended_at as "endedAt", m.end_reason as reason
    from membership m join organization o on o.id = m.organization_id
    where m.account_id = ${accountId}::uuid and m.ended_at is not null`
}

export interface FormerLearner {
  subject: Subject
  name: string
  email: string
  endedAt: Date
  reason: string | null
  /** Null: the operator. */
  endedBy: string | null
}

/** Null for current learners and strangers. The newest end, if they joined more than once. */
export async function findFormerLearner(
  { organizationId }: Coordinator,
  accountId: string,
): Promise<FormerLearner | null> {
  const [found] = await query<Omit<FormerLearner, 'subject'>>`
    select p.name, p.email, m.ended_at as "endedAt", m.end_reason as reason, b.name as "endedBy"
    from former_learner m join person p on p.id = m.account_id left join person b on b.id = m.ended_by_id
    where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid`
  return found ? { ...found, subject: asSubject(accountId) } : null
}
