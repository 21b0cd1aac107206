import { createHash, randomBytes } from 'node:crypto'
import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import type { AuditAction } from './actions'

export type ActorRole =
  | 'learner'
  | 'coordinator'
  | 'auditor'
  | 'supervisor'
  | 'administrator'
  | 'operator'
  | 'provider'
  | 'system'
  | 'stranger'

type Detail = string | number | boolean | null

export interface AuditEntry {
  action: AuditAction
  actor: { accountId: string | null; role: ActorRole }
  /** The account of the person it is about: a random id, their only name in the chain. */
  subjectId?: string
  /** `kind:id` of the thing acted on. */
  object?: string
  /** Nothing secret: ids, numbers, codes. Enters the chain in the clear and can never be removed. */
  details?: Record<string, Detail | Detail[]>
  /** Personal and free text. The chain has only a salted digest, so the value can be erased. Null: nothing to store. */
  values?: Record<string, string | null>
}

type PlainEntry = Omit<AuditEntry, 'values'>

/** SHA-256 over salt and value, in hexadecimal digits. */
export function digestOf(salt: string, value: string): string {
  return createHash('sha256').update(salt).update(value).digest('hex')
}

/** Pass the action's transaction, so that both commit or neither does. */
export async function record(tx: Statements, entry: AuditEntry, at: Date): Promise<void> {
  const hasValues = Object.values(entry.values ?? {}).some((value) => value !== null)
  await (hasValues ? recordEach : recordAll)(tx, [entry], at)
}

/** Like `record` for each, a thousand per statement. Entries and values are matched by their digests: salts make those unique. */
export async function recordEach(tx: Statements, entries: AuditEntry[], at: Date): Promise<void> {
  for (let first = 0; first < entries.length; first += 1000) {
    const rows = entries.slice(first, first + 1000).map(({ actor, subjectId = null, object = null, ...entry }) => {
      const kept = keptOf(entry.values)
      const digests = Object.fromEntries(kept.map(({ field, digest }) => [field, digest]))
      const { action, details = {} } = entry
      return { action, role: actor.role, actorId: actor.accountId, subjectId, object, details, digests, kept }
    })
    await query(tx)`
      with entry as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(action text, role text, "actorId" uuid,
          "subjectId" uuid, object text, details jsonb, digests jsonb, kept jsonb)
      ), event as (
        insert into audit_event (at, action, actor_role, actor_id, subject_id, object, details, digests)
        select ${at}::timestamptz, action, role, "actorId", "subjectId", object, details, digests from entry
        returning id, digests
      )
      insert into audit_value (event_id, field, salt, value)
      select event.id, v.field, v.salt, v.value from event join entry on entry.digests = event.digests,
        jsonb_to_recordset(entry.kept) as v(field text, salt text, value text)`
  }
}

function keptOf(values: AuditEntry['values'] = {}) {
  return Object.entries(values).flatMap(([field, value]) => {
    if (value === null) return []
    const salt = randomBytes(16).toString('hex')
    return [{ field, salt, value, digest: digestOf(salt, value) }]
  })
}

/** One statement per 5,000 entries, in order. */
export async function recordAll(tx: Statements, entries: PlainEntry[], at: Date): Promise<void> {
  for (let first = 0; first < entries.length; first += 5000) {
    await query(tx)`${insertEntries(entries.slice(first, first + 5000), at)}`
  }
}

/** For a common table expression: an action and its entry in one round trip. `where` makes it conditional. */
export function insertEntries(entries: PlainEntry[], at: Date, where = Prisma.empty): Prisma.Sql {
  const rows = entries.map(({ actor: { role, accountId }, details = {}, ...rest }) => ({
    ...rest,
    role,
    accountId,
    details,
  }))
  return Prisma.sql`
    insert into audit_event (at, action, actor_role, actor_id, subject_id, object, details)
    select ${at}::timestamptz, e.action, e.role, e."accountId", e."subjectId", e.object, e.details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(action text, role text, "accountId" uuid, "subjectId" uuid, object text, details jsonb) ${where}`
}
