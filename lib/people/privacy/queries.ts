import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface HoldView {
  id: string
  accountId: string | null
  /** The name of the person or the organization. */
  name: string
  reason: string
  placedAt: Date
  placedBy: string
}

export async function listHolds(_administrator: Administrator): Promise<HoldView[]> {
  return query<HoldView>`
    select h.id::text, h.account_id::text as "accountId", coalesce(p.name, o.name) as name, h.reason,
      h.placed_at as "placedAt", b.name as "placedBy"
    from legal_hold h left join person p on p.id = h.account_id
      left join organization_name o on o.id = h.organization_id join person b on b.id = h.placed_by_id
    where h.ended_at is null order by h.placed_at desc, h.id`
}

/** Errors: not-found. */
export async function findHold(administrator: Administrator, holdId: string): Promise<HoldView> {
  const hold = (await listHolds(administrator)).find(({ id }) => id === holdId)
  if (!hold) throw notFound()
  return hold
}
