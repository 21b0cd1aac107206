import { db, query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { type EntryView, viewEntries } from './entry-view'
import type { LogSearch } from './schema'

export interface LogFilter extends Partial<Omit<LogSearch, 'person'>> {
  personId?: string | null
  limit: number
  /** The zone of the days `from` and `to`. */
  timeZone: string
}

const lateMs = 15 * 60_000

/** The time of the oldest entry that the worker should have sealed long ago, or null. It looks every ten seconds. */
export async function findLateSince(now: Date): Promise<Date | null> {
  const [oldest] = await query<{ at: Date }>`
    select e.at from unsealed_event u join audit_event e on e.id = u.event_id
    where u.digest = event_digest(e) order by u.event_id limit 1`
  return oldest && now.getTime() - oldest.at.getTime() > lateMs ? oldest.at : null
}

/** Newest first. Reads the end of one index, so a page costs the same however long the log is. */
export async function listEntries(filter: LogFilter): Promise<EntryView[]> {
  const { personId, limit } = filter
  const all = conditionsOf(filter)
  const one = (who: Prisma.Sql[]) => {
    const where = [...who, ...all]
    const condition = where.length > 0 ? Prisma.sql`where ${Prisma.join(where, ' and ')}` : Prisma.empty
    return Prisma.sql`select id, at from audit_event ${condition}
      order by audit_event.at desc, audit_event.id desc limit ${limit}`
  }
  const found = personId
    ? Prisma.sql`(${one([Prisma.sql`subject_id = ${personId}::uuid`])}) union (${one([Prisma.sql`actor_id = ${personId}::uuid`])})`
    : one([])
  return viewEntries(
    await idsOf(Prisma.sql`select id::text from (${found}) as found order by at desc, found.id desc limit ${limit}`),
  )
}

function conditionsOf({ action, object, from, to, before, timeZone }: LogFilter): Prisma.Sql[] {
  const midnight = (day: string) => Prisma.sql`${day}::date::timestamp at time zone ${timeZone}`
  return [
    ...(object ? [Prisma.sql`object = ${object}`] : []),
    ...(action ? [Prisma.sql`action = ${action}`] : []),
    ...(from ? [Prisma.sql`at >= ${midnight(from)}`] : []),
    ...(to ? [Prisma.sql`at < (${to}::date + 1)::timestamp at time zone ${timeZone}`] : []),
    ...(before ? [Prisma.sql`(at, id) < (select at, id from audit_event where id = ${before}::bigint)`] : []),
  ]
}

async function idsOf(statement: Prisma.Sql): Promise<string[]> {
  return (await query<{ id: string }>`${statement}`).map(({ id }) => id)
}

/** Entries in the first `size` links of the chain. */
export function listSealedAbout(subject: { readonly accountId: string }, size: number) {
  return db.auditEvent.findMany({
    where: { subjectId: subject.accountId, link: { position: { lte: size } } },
    select: {
      id: true,
      action: true,
      actorRole: true,
      object: true,
      details: true,
      values: { select: { field: true, salt: true, value: true } },
    },
  })
}

export function listSealedOn(objects: readonly string[], size: number): Promise<{ id: bigint }[]> {
  return db.auditEvent.findMany({
    where: { object: { in: [...objects] }, link: { position: { lte: size } } },
    select: { id: true },
  })
}

export interface AccessView extends EntryView {
  /** The organization they acted for; null for none or unknown. */
  organization: string | null
  /** The view covered a list that the person is on, not that person alone. */
  isList: boolean
}

/** Actions of the person after entry `after`, oldest first. */
export async function listOwnActs(
  { accountId }: { readonly accountId: string; readonly role: 'learner' },
  { after, limit }: { after: string; limit: number },
): Promise<{ id: string; at: Date; action: string; role: string; object: string | null }[]> {
  return query`
    select id::text, at, action, actor_role as role, object from audit_event
    where actor_id = ${accountId}::uuid and id > ${after}::bigint order by id limit ${limit}`
}

/** Only actions on a whole list: a packet has one entry per person instead. */
const listActions = [
  'organization.people-viewed',
  'organization.people-exported',
  'organization.results-viewed',
  'organization.anomalies-viewed',
]

/** Actions of other people on this learner, newest first, with the lists and cohorts of that time, and mails of the site about them. */
export async function listAccess(
  learner: { readonly accountId: string; readonly role: 'learner' },
  { before = null, limit }: { before?: string | null; limit: number },
): Promise<AccessView[]> {
  const { accountId } = learner
  const earlier = before
    ? Prisma.sql`and (e.at, e.id) < (select at, id from audit_event where id = ${before}::bigint)`
    : Prisma.empty
  const newest = Prisma.sql`order by e.at desc, e.id desc limit ${limit}`
  const rows = await query<{ id: string; organization: string | null; isList: boolean }>`
    with found as (
      (select e.id, e.at, false as "isList" from audit_event e
        where e.subject_id = ${accountId}::uuid and (e.actor_role <> 'system' or e.action = 'assignment.supervisor-told')
          and e.actor_id is distinct from ${accountId}::uuid
          ${earlier} ${newest})
      union all
      (select l.id, l.at, true from membership_period m cross join lateral (
        select e.id, e.at from audit_event e
        where e.object = 'organization:' || m.organization_id and e.at >= m.started_at
          -- A list of former people shows who left before it, and no one else.
          and ((e.at >= m.ended_at) is true) = ((e.details -> 'former') is not distinct from 'true'::jsonb) and e.subject_id is null and e.action = any(${listActions})
          and e.actor_id is distinct from ${accountId}::uuid and jsonb_typeof(e.details -> 'people') is distinct from 'array'
          -- Views of invitations and totals had the action of a list before they had their own.
          and e.details -> 'invitations' is null and e.details -> 'desk' is null
          and (e.details ->> 'cohortId' is null or exists (select from cohort_stay c where c.membership_id = m.id
            and c.cohort_id::text = lower(e.details ->> 'cohortId') and c.joined_at <= e.at and (c.left_at <= e.at) is not true))
          ${earlier} ${newest}
      ) l where m.account_id = ${accountId}::uuid and m.role = 'learner')
      union all
      (select e.id, e.at, true from audit_event e
        where jsonb_typeof(e.details -> 'people') = 'array' and e.details -> 'people' @> to_jsonb(${accountId}::text)
          and e.actor_id is distinct from ${accountId}::uuid
          ${earlier} ${newest})
    )
    select f.id::text, f."isList", coalesce(
      (select o.name from organization_name o where o.id::text = substr(e.object, 14) and e.object like 'organization:%'),
      (select o.name from organization_name o where e.actor_role = 'auditor' and o.id::text = e.details ->> 'organizationId'),
      (select o.name from membership_period c join membership_period l on l.organization_id = c.organization_id and l.role = 'learner'
          and l.account_id = ${accountId}::uuid and l.started_at <= e.at and (l.ended_at is null or e.at < l.ended_at)
        join organization_name o on o.id = c.organization_id
        where e.actor_role = 'coordinator' and c.account_id = e.actor_id and c.role = 'coordinator' and c.started_at <= e.at
          and (c.ended_at is null or e.at < c.ended_at)
        order by c.started_at limit 1)) as organization
    from found f join audit_event e on e.id = f.id
    order by f.at desc, f.id desc limit ${limit}`
  const entries = await viewEntries(rows.map(({ id }) => id))
  return entries.flatMap((entry, index) => {
    const row = rows[index]
    return row ? { ...entry, organization: row.organization, isList: row.isList } : []
  })
}
