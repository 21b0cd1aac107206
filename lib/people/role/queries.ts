import type { Learner } from '@/lib/people/account/actor'
import { listEndedAdministratorships } from '@/lib/people/account/queries'
import { listEndedMemberships } from '@/lib/people/organization/membership/ended-memberships'

export interface EndedRole {
  role: 'learner' | 'coordinator' | 'administrator'
  /** Null for an administrator. */
  organization: string | null
  endedAt: Date
  reason: string | null
}

/** Newest first. */
export async function listEndedRoles(learner: Learner): Promise<EndedRole[]> {
  const [memberships, administratorships] = await Promise.all([
    listEndedMemberships(learner),
    listEndedAdministratorships(learner),
  ])
  const ran = administratorships.map((one) => ({ ...one, role: 'administrator' as const, organization: null }))
  return [...memberships, ...ran].sort((one, other) => other.endedAt.getTime() - one.endedAt.getTime())
}
