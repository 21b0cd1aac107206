import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/canonical-json'

/** What the chain holds of an entry: all of it but its personal values, of which it has the salted digests. */
export interface ChainEntry {
  /** The entry's number in the database, in decimal digits. Its place in the chain is another: links follow the commits. */
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

/** A row of `audit_event`. */
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

/** What the first link follows. */
export const genesis = '0'.repeat(64)

/**
 * The hash of a link: SHA-256, in lower-case hexadecimal digits, over three lines of UTF-8 parted by one line feed each, none
 * after the last: `northlight audit link 1`, the hash of the link before as digits (of the first: 64 zeros), and the entry
 * as canonical JSON (RFC 8785) with all nine of its members, null where it says nothing. With `jq -cjS . entry.json` for the
 * last line, an auditor's shell does it:
 *
 *     { printf 'northlight audit link 1\n%s\n' "$previous"; jq -cjS . entry.json; } | sha256sum
 */
export function linkHash(previous: string, entry: ChainEntry): string {
  return createHash('sha256')
    .update(`northlight audit link 1\n${previous}\n${canonicalJson(entry)}`)
    .digest('hex')
}
