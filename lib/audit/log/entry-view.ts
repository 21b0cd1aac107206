import { db, query } from '@/lib/platform/db'
import type { AuditAction } from './actions'
import type { ActorRole } from './record'
import { rowsField } from './rows-field'

export interface PersonView {
  id: string
  /** Null: no such account, or no particular person. */
  name: string | null
}

export interface EntryView {
  id: string
  at: Date
  action: AuditAction
  role: ActorRole
  actor: PersonView | null
  subject: PersonView | null
  object: string | null
  details: Record<string, unknown>
  /** Null once erased. */
  values: { field: string; value: string | null }[]
  position: string | null
}

export async function viewEntries(ids: string[]): Promise<EntryView[]> {
  const rows = await db.auditEvent.findMany({
    where: { id: { in: ids.map(BigInt) } },
    include: { values: { select: { field: true, value: true } }, link: { select: { position: true } } },
  })
  const people = [...new Set(rows.flatMap(({ actorId, subjectId }) => [actorId ?? [], subjectId ?? []].flat()))]
  const accounts = await query<{ id: string; name: string }>`
    select id::text, name from person where id = any(${people}::uuid[])`
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const personOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null })
  return rows
    .map(({ id, at, action, actorRole, actorId, subjectId, object, details, digests, values, link }) => ({
      id: String(id),
      at,
      action: action as AuditAction,
      role: actorRole as ActorRole,
      actor: personOf(actorId),
      subject: personOf(subjectId),
      object,
      details: details as Record<string, unknown>,
      values: Object.keys(digests as object).flatMap((field) =>
        field === rowsField ? [] : [{ field, value: values.find((one) => one.field === field)?.value ?? null }],
      ),
      position: link ? String(link.position) : null,
    }))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
