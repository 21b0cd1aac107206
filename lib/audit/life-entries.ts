import { Prisma } from '@/lib/platform/prisma/client'

/* From the table, by its schema: SQL can replace a view, or put another table before it on the search path. */

/** In the predicate of two indexes, so that a certificate that was often viewed is found as fast. */
const life = Prisma.sql`('certificate.issued', 'certificate.corrected', 'certificate.updated', 'certificate.superseded', 'certificate.revoked')`

/** Entries that decide what state a certificate is in, as JSON, oldest first; also that of the one that replaced it. */
export function lifeEntriesOf({ id, serial }: { id: Prisma.Sql; serial: Prisma.Sql }): Prisma.Sql {
  const entries = (condition: Prisma.Sql) => Prisma.sql`
    select e.id, e.at, e.action, e.object, e.subject_id, e.details from public.audit_event e
    where e.action in ${life} and ${condition}`
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('action', e.action, 'object', e.object, 'at', e.at,
      'accountId', e.subject_id, 'details', e.details) order by e.id), '[]')
    from (${entries(Prisma.sql`e.object = 'certificate:' || ${id}`)}
      union ${entries(Prisma.sql`e.details ->> 'supersedes' = ${serial}`)}) e)`
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
