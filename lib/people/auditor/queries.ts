import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

interface AuditedOrganization {
  id: string
  name: string
  timeZone: string
  /** `2027-01-31`, the last day. */
  until: string
}

/** Without a coordinator, nobody could end the grant, so it opens nothing. A closed organization has none. */
const openTo = (accountId: string, now: Date) => Prisma.sql`
  auditor_grant g join organization_name o on o.id = g.organization_id
  where g.account_id = ${accountId}::uuid and g.ended_at is null
    and (${now}::timestamptz at time zone o.time_zone)::date between g.from_on and g.until_on
    and exists (select from membership_period m where m.organization_id = g.organization_id
      and m.role = 'coordinator' and m.ended_at is null)`

/** Null before, after, and without a grant. `factorSince`: since when the organization's rule for second steps covers them. */
export async function findAuditedOrganization(
  { accountId }: Learner,
  organizationId: string,
  now: Date,
): Promise<(AuditedOrganization & { factorSince: Date | null }) | null> {
  const [row] = await query<AuditedOrganization & { factorSince: Date | null }>`
    select o.id::text, o.name, o.time_zone as "timeZone", g.until_on::text as until,
      (select min(greatest(r.began_at, g.accepted_at)) from live_second_factor_rule r
        where r.organization_id is null or r.organization_id = o.id) as "factorSince"
    from ${openTo(accountId, now)} and g.organization_id = ${organizationId}::uuid`
  return row ?? null
}

export function listAuditedOrganizations({ accountId }: Learner, now: Date): Promise<AuditedOrganization[]> {
  return query<AuditedOrganization>`
    select o.id::text, o.name, o.time_zone as "timeZone", g.until_on::text as until
    from ${openTo(accountId, now)} order by o.name, o.id`
}

/** The organization through which they may see this certificate: its holder was its learner then. */
export async function findAuditedHolder(
  { accountId }: Learner,
  certificate: { accountId: string; completedAt: Date; issuedAt: Date },
  now: Date,
): Promise<string | null> {
  const [row] = await query<{ id: string }>`
    select o.id::text from ${openTo(accountId, now)}
      and was_learner(o.id, ${certificate.accountId}::uuid, ${certificate.completedAt})
      and was_learner(o.id, ${certificate.accountId}::uuid, ${certificate.issuedAt}) limit 1`
  return row?.id ?? null
}

export interface OfferedGrant {
  id: string
  organization: string
  from: string
  until: string
}

/** For the learner's confirmed address: to be accepted, or accepted and still to begin. */
export function listOfferedGrants(
  { accountId }: Learner,
  now: Date,
): Promise<(OfferedGrant & { isAccepted: boolean })[]> {
  return query`
    select g.id::text, o.name as organization, g.from_on::text as from, g.until_on::text as until,
      g.account_id is not null as "isAccepted"
    from auditor_grant g join organization_name o on o.id = g.organization_id
    where g.ended_at is null and g.until_on >= (${now}::timestamptz at time zone o.time_zone)::date
      and (g.account_id is null and exists (select from confirmed_account c join account_address a on a.id = c.id
          where c.id = ${accountId}::uuid and a.email_key = g.email_key)
        or g.account_id = ${accountId}::uuid and g.from_on > (${now}::timestamptz at time zone o.time_zone)::date)
    order by o.name, g.id`
}

export interface GrantView {
  id: string
  email: string
  /** Null until accepted. */
  accountId: string | null
  name: string | null
  from: string
  until: string
  endedAt: Date | null
  state: 'offered' | 'accepted' | 'over' | 'ended'
}

/** Newest first. */
export function listGrants({ organizationId, timeZone }: Coordinator, now: Date): Promise<GrantView[]> {
  return query<GrantView>`
    select g.id::text, g.email, g.account_id::text as "accountId", p.name, g.from_on::text as from,
      g.until_on::text as until, g.ended_at as "endedAt",
      case when g.ended_at is not null then 'ended'
        when g.until_on < (${now}::timestamptz at time zone ${timeZone})::date then 'over'
        when g.account_id is null then 'offered' else 'accepted' end as state
    from auditor_grant g left join person p on p.id = g.account_id
    where g.organization_id = ${organizationId}::uuid order by g.granted_at desc, g.id limit 200`
}
