import type { Coordinator } from '@/lib/people/account/actor'
import { listMembers } from '@/lib/people/organization/membership/current-members'
import type { RosterFilter } from '@/lib/record/roster/roster'

/** Without other organizations' people: the log would tell them that they were shown. */
export async function withoutStrangers(coordinator: Coordinator, filter: RosterFilter): Promise<RosterFilter> {
  if (!filter.accountIds) return filter
  const members = await listMembers(coordinator, filter.accountIds)
  return { ...filter, accountIds: members.map(({ accountId }) => accountId) }
}
