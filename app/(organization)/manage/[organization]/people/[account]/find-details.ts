import type { Coordinator } from '@/lib/people/account/actor'
import { findAcceptedInvitation } from '@/lib/people/member-invitation/queries'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { listEveryone } from '@/lib/people/organization/membership/current-members'
import { findMemberDetails, supervisorOptions } from '@/lib/people/organization/membership/member-details'
import { findPlannedLeaving } from '@/lib/people/organization/membership/planned-ends'

/** A longer list is no help in a select. */
const most = 500

/** A member's details, and what a coordinator may choose for them. */
export async function findDetails(coordinator: Coordinator, accountId: string) {
  const [details, rule, divisions, everyone, leaving, invited] = await Promise.all([
    findMemberDetails(coordinator, accountId),
    findIdentifierRule(coordinator),
    listDivisions(coordinator),
    listEveryone(coordinator, most),
    findPlannedLeaving(coordinator, accountId),
    findAcceptedInvitation(coordinator, accountId),
  ])
  const others = everyone.filter((one) => one.accountId !== accountId)
  return { details, rule, divisions, supervisors: supervisorOptions(details, others), leaving, invited }
}
