import { query } from '@/lib/platform/db'
import type { OrganizationZone } from './credits'
import type { MandateException } from './judge-mandate'

export interface ExceptionView {
  id: string
  mandateId: string
  /** `none` ends the one before. */
  kind: MandateException['kind'] | 'none'
  until: string
  authority: string
  reason: string
  madeAt: Date
  madeBy: string
}

/** All that the organization made for the person, newest first. */
export function listExceptions(
  { organizationId }: OrganizationZone,
  { accountId }: { accountId: string },
): Promise<ExceptionView[]> {
  return query<ExceptionView>`
    select e.id::text, e.mandate_id::text as "mandateId", e.kind, e.until::text, e.authority, e.reason,
      e.made_at as "madeAt", p.name as "madeBy"
    from mandate_exception e join mandate m on m.id = e.mandate_id join person p on p.id = e.made_by_id
    where e.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid
    order by e.made_at desc, e.id`
}

/** By `account mandate`; the newest counts. */
export async function findExceptions(
  { organizationId }: OrganizationZone,
  accountIds: readonly string[],
): Promise<Map<string, MandateException>> {
  const rows = await query<MandateException & { accountId: string; mandateId: string }>`
    select e.account_id::text as "accountId", e.mandate_id::text as "mandateId", e.kind, e.until::text
    from (
      select distinct on (x.account_id, x.mandate_id) x.* from mandate_exception x
      where x.account_id = any(${[...accountIds]}::uuid[]) order by x.account_id, x.mandate_id, x.made_at desc, x.id
    ) e join mandate m on m.id = e.mandate_id
    where m.organization_id = ${organizationId}::uuid and e.kind <> 'none'`
  return new Map(rows.map(({ accountId, mandateId, ...one }) => [`${accountId} ${mandateId}`, one]))
}
