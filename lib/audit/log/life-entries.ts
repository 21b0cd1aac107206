import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

/* From the table, by its schema: SQL can replace a view, or put another table before it on the search path. */

/** In the predicate of two indexes, so that a certificate that was often viewed is found as fast. */
const life = Prisma.sql`('certificate.issued', 'certificate.corrected', 'certificate.updated', 'certificate.superseded', 'certificate.revoked')`

/** In the predicate of a third index. */
const files = Prisma.sql`('certificate.facts-recorded', 'key.used', 'certificate.drawn', 'certificate.drawn-late')`

/** Entries that say what state a certificate is in, as JSON, in the order of the log, and what its files are; also that of the one that replaced it. */
export function lifeEntriesOf({ id, serial }: { id: Prisma.Sql; serial: Prisma.Sql }): Prisma.Sql {
  const entries = (actions: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`
    select e.id, e.at, e.action, e.object, e.subject_id, e.details, e.digests from public.audit_event e
    where e.action in ${actions} and ${condition}`
  const own = Prisma.sql`e.object = 'certificate:' || ${id}`
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('action', e.action, 'object', e.object, 'at', e.at,
      'accountId', e.subject_id, 'details', e.details, 'digests', e.digests, 'values', (
        select coalesce(json_object_agg(v.field, json_build_object('salt', v.salt, 'value', v.value)), '{}')
        from public.audit_value v where v.event_id = e.id)) order by (
        select l.position from public.audit_link l where l.event_id = e.id) nulls last, e.id), '[]')
    from (${entries(life, own)} union ${entries(files, own)}
      union ${entries(life, Prisma.sql`e.details ->> 'supersedes' = ${serial}`)}) e)`
}

/** Ids of the certificates that the log calls revoked or superseded by a change of law. */
export function loggedCertificates(action: 'certificate.revoked' | 'certificate.superseded'): Prisma.Sql {
  // The app's role could write another object, and a failing cast would keep status lists from being signed.
  return Prisma.sql`
    select case when e.object ~ '^certificate:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then substr(e.object, 13)::uuid end as id
    from public.audit_event e where e.action = ${action} and e.action in ${life}`
}

/** Serials that the log says another certificate replaced. */
export const replacedSerials = Prisma.sql`
  select e.details ->> 'supersedes' as serial from public.audit_event e
  where e.action in ${life} and e.details ->> 'supersedes' is not null`

export async function areValuesErased({ accountId }: { accountId: string }): Promise<boolean> {
  const erased = await query`
    select from public.audit_event e where e.subject_id = ${accountId}::uuid and e.action = 'log.values-erased' limit 1`
  return erased.length > 0
}

/** Objects that have an entry with their facts, as found later. */
export const recordedFacts = Prisma.sql`
  select e.object from public.audit_event e where e.action = 'certificate.facts-recorded' and e.action in ${files}`
