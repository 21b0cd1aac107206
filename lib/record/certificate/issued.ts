import type { Administrator, Operator } from '@/lib/people/account/actor'
import { namesOf } from '@/lib/people/account/queries'
import { db, query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { type CertificateSnapshot, certificateSnapshot } from './document/snapshot'
import { parseSerial } from './serial'
import type { CertificateState } from './state'

export interface IssuedView {
  serial: string
  accountId: string
  state: CertificateState
  holder: string
  courseId: string
  courseTitle: string
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  timeZone: string
  supersedes: string | null
  supersededBy: string | null
  hasCredential: boolean
  demonstration: boolean
}

function listViews(where: Prisma.Sql, now: Date): Promise<(IssuedView & { id: string })[]> {
  return query`
    select s.id::text, s.serial, s.account_id::text as "accountId", s.state, c.name as holder, s.course_id as "courseId",
      c.course_title as "courseTitle", s.completed_at as "completedAt", s.issued_at as "issuedAt", s.expires_at as "expiresAt",
      s.time_zone as "timeZone",      e.serial as supersedes, s.replaced_by as "supersededBy", c.demonstration,
      exists (select from credential k where k.certificate_id = s.id) as "hasCredential"
    from current_certificate(${now}) s join certificate c on c.id = s.id
    left join certificate e on e.id = c.supersedes_id
    where ${where}`
}

/** Newest first, or by name with `find`: a serial or beginnings of words. `after`: the previous page's last serial. */
export async function listIssued(
  _actor: Administrator | Operator,
  page: { find?: string; after?: string; limit: number; now: Date },
): Promise<IssuedView[]> {
  const { find = '', after, limit, now } = page
  const serial = parseSerial(find)
  const ids = serial.ok ? [] : await (find ? listIdsByName(find, after, limit) : listNewestIds(after, limit))
  const which = serial.ok ? Prisma.sql`s.serial = ${serial.serial}` : Prisma.sql`s.id = any(${ids}::uuid[])`
  const rows = await listViews(which, now)
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(({ id: _, ...row }) => row)
}

async function listNewestIds(after: string | undefined, limit: number): Promise<string[]> {
  const from = after
    ? Prisma.sql`where (issued_at, id) < (select issued_at, id from certificate where serial = ${after})`
    : Prisma.empty
  return idsOf(
    Prisma.sql`select id::text from certificate ${from} order by issued_at desc, certificate.id desc limit ${limit}`,
  )
}

/** Must equal the expression of certificate_words_idx, or Postgres does not use the index. */
const words = Prisma.sql`array_to_tsvector(array_remove(
  regexp_split_to_array(lower(translate(name, '’ʼ‐‑–', '''''---')), '[[:space:]-]+'), ''))`

/** Quotes each word, so that the input cannot use tsquery operators. */
function wordsQuery(find: string): string {
  const plain = find.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/[‐‑–]/g, '-')
  const typed = plain.split(/[\s\0-]+/).filter((word) => word !== '')
  return typed.map((word) => `'${word.replace(/['\\]/g, '$&$&')}':*`).join(' & ')
}

async function listIdsByName(find: string, after: string | undefined, limit: number): Promise<string[]> {
  const name = Prisma.sql`lower(name) collate "C"`
  const from = after
    ? Prisma.sql`where (key, found.id) > (select ${name}, id from certificate where serial = ${after})`
    : Prisma.empty
  // Materialized: the planner takes rare words for common ones and would scan all names in order.
  return idsOf(Prisma.sql`
    with found as materialized (
      select id, ${name} as key from certificate where ${words} @@ lower(${wordsQuery(find)})::tsquery)
    select id::text from found ${from} order by key, found.id limit ${limit}`)
}

async function idsOf(statement: Prisma.Sql): Promise<string[]> {
  return (await query<{ id: string }>`${statement}`).map(({ id }) => id)
}

/** `by` is null for a command on the server. */
export interface RecordedAction {
  by: string | null
  at: Date
  reason: string
}

export interface IssuedRecord extends IssuedView {
  id: string
  account: { id: string; name: string; email: string }
  /** The panel that set the final's cut; null: provisional. */
  panel: CertificateSnapshot['panel']
  revocation: RecordedAction | null
  correction: RecordedAction | null
}

export async function findIssued(
  _administrator: Administrator,
  serial: string,
  now: Date,
): Promise<IssuedRecord | null> {
  const [[view], row, [account]] = await Promise.all([
    listViews(Prisma.sql`s.serial = ${serial}`, now),
    db.certificate.findUnique({ where: { serial }, select: { snapshot: true, revocation: true, correction: true } }),
    query<IssuedRecord['account']>`
      select p.id::text, p.name, p.email from certificate c join person p on p.id = c.account_id where c.serial = ${serial}`,
  ])
  if (!view || !row || !account) return null
  const { revocation, correction } = row
  const actors = [revocation?.revokedById ?? [], correction?.correctedById ?? []].flat()
  const names = await namesOf(actors)
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null
  return {
    ...view,
    account,
    panel: certificateSnapshot.parse(row.snapshot).panel,
    revocation: revocation && {
      by: nameOf(revocation.revokedById),
      at: revocation.revokedAt,
      reason: revocation.reason,
    },
    correction: correction && {
      by: nameOf(correction.correctedById),
      at: correction.correctedAt,
      reason: correction.reason,
    },
  }
}
