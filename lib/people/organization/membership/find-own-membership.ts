import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface OwnMembership {
  organization: string
  startedAt: Date
  /** They show the organization certificates from before they joined it. */
  showsEarlier: boolean
}

/** Errors: not-found (not a learner there now). */
export async function findOwnMembership({ accountId }: Learner, organizationId: string): Promise<OwnMembership> {
  const [found] = await query<OwnMembership>`
    select o.name as organization, m.started_at as "startedAt",
      exists (select from certificate_consent c where c.membership_id = m.id and c.ended_at is null) as "showsEarlier"
    from membership m join organization o on o.id = m.organization_id
    where m.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid and m.role = 'learner'
      and m.ended_at is null`
  if (!found) throw notFound()
  return found
}
