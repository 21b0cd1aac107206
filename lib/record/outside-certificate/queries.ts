import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'
import type { OutsideVersion } from './save-version'

export interface OutsideView extends OutsideVersion {
  /** The newest version's id. */
  id: string
  recordedAt: Date
  /** The person who made the newest version. */
  recordedBy: string
  name: string
  organization: string
}

/** `source`: the whole table, or the newest version of each certificate. */
function listVersions(on: Statements, source: 'whole' | 'current', where: Prisma.Sql, order: Prisma.Sql) {
  const table = source === 'whole' ? Prisma.sql`outside_certificate` : Prisma.sql`current_outside_certificate`
  return query(on)<OutsideView>`
    select c.id::text, c.certificate_id::text as "certificateId", c.organization_id::text as "organizationId",
      c.account_id::text as "accountId", c.state::text, c.provider, c.title, c.earned_on::text as "earnedOn", c.minutes, c.topics,
      c.sha256, c.media_type as "mediaType", c.size, c.reason, c.recorded_at as "recordedAt", b.name as "recordedBy", p.name,
      o.name as organization
    from ${table} c join person p on p.id = c.account_id join person b on b.id = c.recorded_by_id
    join organization_name o on o.id = c.organization_id
    where ${where} order by ${order}`
}

type Reader = Coordinator | Learner

function seenBy(reader: Reader): Prisma.Sql {
  return reader.role === 'coordinator'
    ? Prisma.sql`c.organization_id = ${reader.organizationId}::uuid`
    : Prisma.sql`c.account_id = ${reader.accountId}::uuid`
}

/** Waiting ones first, the oldest on top; then the others, the newest on top. */
export function listOutside(
  reader: Reader,
  { accountId, limit }: { accountId?: string; limit: number },
): Promise<OutsideView[]> {
  const person = accountId ? Prisma.sql`and c.account_id = ${accountId}::uuid` : Prisma.empty
  const order = Prisma.sql`c.state <> 'sent', case when c.state = 'sent' then c.recorded_at end, c.recorded_at desc, c.id
    limit ${limit}`
  return listVersions(db, 'current', Prisma.sql`${seenBy(reader)} ${person}`, order)
}

/** All versions, the first one first. Errors: not-found (another organization’s or person’s). */
export async function requireOutside(reader: Reader, certificateId: string): Promise<[OutsideView, ...OutsideView[]]> {
  const where = Prisma.sql`c.certificate_id = ${certificateId}::uuid and ${seenBy(reader)}`
  // Times can be equal.
  const order = Prisma.sql`c.id <> c.certificate_id,
    not exists (select from outside_certificate n where n.replaces_id = c.id), c.recorded_at, c.id`
  const [first, ...later] = isUuid(certificateId) ? await listVersions(db, 'whole', where, order) : []
  if (!first) throw notFound()
  return [first, ...later]
}

/** Errors: not-found (another organization’s or person’s). */
export async function findOutsideVersion(reader: Reader, versionId: string, on: Statements): Promise<OutsideVersion> {
  const where = Prisma.sql`c.id = ${versionId}::uuid and ${seenBy(reader)}`
  const [row] = isUuid(versionId) ? await listVersions(on, 'whole', where, Prisma.sql`c.id`) : []
  if (!row) throw notFound()
  const { id: _, recordedAt: __, recordedBy: ___, name: ____, organization: _____, ...version } = row
  return version
}

export async function isOpenToPeople({ organizationId }: Coordinator): Promise<boolean> {
  return (await db.outsideOpening.count({ where: { organizationId, endedAt: null } })) > 0
}

/** At most one more than `most`. */
export async function countWaitingOutside({ organizationId }: Coordinator, most: number): Promise<number> {
  const rows = await query`
    select from current_outside_certificate
    where organization_id = ${organizationId}::uuid and state = 'sent' limit ${most + 1}`
  return rows.length
}

/** Organizations that take certificates from this person. */
export function listOpenOrganizations(
  { accountId }: Learner,
  on: Statements = db,
): Promise<{ id: string; name: string }[]> {
  return query(on)<{ id: string; name: string }>`
    select o.id::text, o.name from current_learner l join organization_name o on o.id = l.organization_id
    join outside_opening w on w.organization_id = o.id and w.ended_at is null
    where l.account_id = ${accountId}::uuid order by o.name, o.id`
}

/** A current learner. Errors: not-found (not of the coordinator’s organization). */
export async function requireOutsidePerson(
  { organizationId }: Coordinator,
  accountId: string,
): Promise<{ accountId: string; name: string }> {
  const [person] = isUuid(accountId)
    ? await query<{ accountId: string; name: string }>`
        select p.id::text as "accountId", p.name from current_learner l join person p on p.id = l.account_id
        where l.organization_id = ${organizationId}::uuid and l.account_id = ${accountId}::uuid`
    : []
  if (!person) throw notFound()
  return person
}
