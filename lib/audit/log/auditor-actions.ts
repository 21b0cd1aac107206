import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { type EntryView, viewEntries } from './entry-view'

/** Everything that these auditors did in the organization, newest first. */
export async function listAuditorActions(
  { organizationId }: { readonly organizationId: string; readonly role: 'coordinator' },
  { accountIds, before, limit }: { accountIds: string[]; before: string | null; limit: number },
): Promise<EntryView[]> {
  const earlier = before
    ? Prisma.sql`and (at, id) < (select at, id from audit_event where id = ${before}::bigint)`
    : Prisma.empty
  const rows = await query<{ id: string }>`
    select id::text from audit_event
    where actor_id = any(${accountIds}::uuid[]) and actor_role = 'auditor' ${earlier}
      and (object = ${`organization:${organizationId}`} or details ->> 'organizationId' = ${organizationId})
    order by audit_event.at desc, audit_event.id desc limit ${limit}`
  return viewEntries(rows.map(({ id }) => id))
}
