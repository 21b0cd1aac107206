import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/file/canonical-json'

export interface ChainEntry {
  /** The row's number, in decimal digits. The position in the chain differs: links follow commit order. */
  event: string
  /** UTC with milliseconds: `2026-11-26T12:00:00.000Z`. */
  at: string
  action: string
  actorRole: string
  actorId: string | null
  subjectId: string | null
  object: string | null
  details: object
  digests: Record<string, string>
}

export interface EventRow {
  id: string
  at: Date
  action: string
  actor_role: string
  actor_id: string | null
  subject_id: string | null
  object: string | null
  details: object
  digests: Record<string, string>
}

export function entryOf(row: EventRow): ChainEntry {
  return {
    event: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actorRole: row.actor_role,
    actorId: row.actor_id,
    subjectId: row.subject_id,
    object: row.object,
    details: row.details,
    digests: row.digests,
  }
}

export const genesis = '0'.repeat(64)

/** Lower-case hexadecimal SHA-256 over three lines (docs/records.md); an auditor's shell command is in the test. */
export function linkHash(previous: string, entry: ChainEntry): string {
  return createHash('sha256')
    .update(`northlight audit link 1\n${previous}\n${canonicalJson(entry)}`)
    .digest('hex')
}
