import { query, type Transaction } from '@/lib/platform/db'

export interface ActedRole {
  accountId: string
  role: 'coordinator' | 'auditor' | 'administrator'
  firstAt: Date
  lastAt: Date
}

/** In which roles people acted on others, and when first and last. Leaving was planned earlier, and its planner may have left. */
export function listActedRoles(
  tx: Transaction,
  subjects: readonly { readonly accountId: string }[],
): Promise<ActedRole[]> {
  return query(tx)`
    select actor_id::text as "accountId", actor_role as role, min(at) as "firstAt", max(at) as "lastAt" from audit_event
    where actor_id = any(${subjects.map(({ accountId }) => accountId)}::uuid[])
      and actor_role in ('coordinator', 'auditor', 'administrator')
      and not (action = 'organization.learner-removed' and details ? 'lastDay')
    group by actor_id, actor_role`
}
