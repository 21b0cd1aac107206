import { query, type Transaction } from '@/lib/platform/db'

export interface ActedRole {
  accountId: string
  role: 'coordinator' | 'auditor' | 'administrator'
  firstAt: Date
  lastAt: Date
}

/** In which roles people acted on others, and when first and last. A planned leaving, and in earlier releases the links that it ended, name its planner, who may have left. */
export function listActedRoles(
  tx: Transaction,
  subjects: readonly { readonly accountId: string }[],
): Promise<ActedRole[]> {
  return query(tx)`
    select actor_id::text as "accountId", actor_role as role, min(at) as "firstAt", max(at) as "lastAt" from audit_event e
    where actor_id = any(${subjects.map(({ accountId }) => accountId)}::uuid[])
      and actor_role in ('coordinator', 'auditor', 'administrator')
      and not (action = 'organization.learner-removed' and details ? 'lastDay')
      and not (action = 'account.reset-link-ended' and exists (select from audit_event r
        where r.action = 'organization.learner-removed' and r.details ? 'lastDay'
          and r.subject_id = e.subject_id and r.actor_id = e.actor_id and r.at = e.at))
    group by actor_id, actor_role`
}
