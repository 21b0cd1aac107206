import { query, type Transaction } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import type { AuditAction } from './actions'
import { type ChainEntry, type EventRow, entryOf } from './chain'

export interface LoggedEntry {
  entry: ChainEntry
  position: number
  values: Record<string, { salt: string; value: string }>
}

type LoggedRow = EventRow & { position: string | null; values: LoggedEntry['values'] }

/** All entries on objects, in the order of the chain; those that wait to be sealed come last. */
export async function listLoggedOn(
  tx: Transaction,
  objects: readonly string[],
  { actions, isAboutNobody = false }: { actions?: readonly AuditAction[]; isAboutNobody?: boolean } = {},
): Promise<LoggedEntry[]> {
  const action = actions ? Prisma.sql`and e.action = any(${[...actions]}::text[])` : Prisma.empty
  const nobody = isAboutNobody ? Prisma.sql`and e.subject_id is null` : Prisma.empty
  return positioned(await listLogged(tx, Prisma.sql`e.object = any(${[...objects]}::text[]) ${action} ${nobody}`))
}

/** Each thing that an action was on, once. */
export async function listLoggedObjects(tx: Transaction, action: AuditAction): Promise<string[]> {
  const rows = await query(tx)<{ object: string }>`
    select distinct object from audit_event where action = ${action} and object is not null`
  return rows.map(({ object }) => object)
}

/** All entries about each person, in the same order. */
export async function listLoggedAbout(
  tx: Transaction,
  subjects: readonly { readonly accountId: string }[],
): Promise<(accountId: string) => LoggedEntry[]> {
  const accountIds = subjects.map(({ accountId }) => accountId)
  const people = new Map<string | null, LoggedRow[]>(accountIds.map((id) => [id, []]))
  for (const row of await listLogged(tx, Prisma.sql`e.subject_id = any(${accountIds}::uuid[])`))
    people.get(row.subject_id)?.push(row)
  return (accountId) => positioned(people.get(accountId) ?? [])
}

function listLogged(tx: Transaction, condition: Prisma.Sql): Promise<LoggedRow[]> {
  return query(tx)`
    select e.id::text, e.at, e.action, e.actor_role, e.actor_id::text, e.subject_id::text, e.object, e.details, e.digests,
      l.position::text, (select coalesce(json_object_agg(v.field, json_build_object('salt', v.salt, 'value', v.value)), '{}')
        from audit_value v where v.event_id = e.id) as values
    from audit_event e left join audit_link l on l.event_id = e.id
    where ${condition} order by l.position nulls last, e.id`
}

function positioned(rows: readonly LoggedRow[]): LoggedEntry[] {
  const sealed = rows.filter(({ position }) => position !== null).length
  const last = Number(rows[sealed - 1]?.position ?? 0)
  return rows.map(({ values, position, ...row }, index) => ({
    entry: entryOf(row),
    position: position === null ? last + index + 1 : Number(position),
    values,
  }))
}
