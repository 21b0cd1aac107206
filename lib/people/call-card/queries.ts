import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import type { CallNumbers } from './schema'

export interface CallCardView extends CallNumbers {
  id: string
  setAt: Date
}

/** The newest card, or null before the first. */
export async function findCallCard({ organizationId }: Coordinator, on: Statements = db): Promise<CallCardView | null> {
  const [card] = await query(on)<CallCardView>`
    select id::text, supervisor, prosecutor, advocate, shelter, interpreter,
      interpreter_account as "interpreterAccount", set_at as "setAt"
    from call_card where organization_id = ${organizationId}::uuid order by set_at desc, id desc limit 1`
  return card ?? null
}

export interface OwnCallCard extends CallNumbers {
  organization: string
}

/** The cards of the organizations that the person is in now, without empty ones. */
export function listOwnCallCards({ accountId }: Subject): Promise<OwnCallCard[]> {
  return query<OwnCallCard>`
    select o.name as organization, c.supervisor, c.prosecutor, c.advocate, c.shelter, c.interpreter,
      c.interpreter_account as "interpreterAccount"
    from organization_name o
    cross join lateral (
      select * from call_card where organization_id = o.id order by set_at desc, id desc limit 1) c
    where o.id in (select organization_id from current_learner where account_id = ${accountId}::uuid)
      and coalesce(c.supervisor, c.prosecutor, c.advocate, c.shelter, c.interpreter) is not null
    order by o.name`
}
