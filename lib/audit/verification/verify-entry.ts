import { type EventRow, entryOf, linkHash } from '@/lib/audit/log/chain'
import { digestOf } from '@/lib/audit/log/record'
import type { LinkRow } from '@/lib/audit/tree/read-log'
import type { TotalPart } from './verify-checkpoint'

export interface JudgedEntry {
  wrong: string | null
  /** Parts of later checkpoints that can't be recomputed because of it. */
  lost: readonly TotalPart[]
  /** The number of its personal values that are gone. */
  erased: number
}

export function verifyEntry(row: LinkRow, before: { position: number; hash: string }): JudgedEntry {
  const position = Number(row.position)
  const due = before.position + 1
  if (position !== due)
    return wrong(`Entry ${due}: its link is missing; the next link is ${position}.`, ['tree', 'subjects'])
  if (row.id === null)
    return wrong(`Entry ${position} (event ${row.event_id}): it is missing, but its link is still there.`, ['subjects'])
  const name = `Entry ${position} (${nameOf(row)})`
  const hash = hashOf(row, before.hash)
  if (hash !== row.hash)
    return wrong(`${name}: its link does not match its content and the link before it.`, ['subjects'])
  for (const { field, salt, value } of row.values) {
    const digest = row.digests[field]
    if (digest === undefined) return wrong(`${name}: it has a value “${field}” that is not in the chain.`)
    if (digest !== digestOf(salt, value)) return wrong(`${name}: its value “${field}” is not what was recorded.`)
  }
  return { wrong: null, lost: [], erased: Object.keys(row.digests).length - row.values.length }
}

const wrong = (sentence: string, lost: readonly TotalPart[] = []): JudgedEntry => ({ wrong: sentence, lost, erased: 0 })

/** Null for content that no entry can have, such as a number where an object was. */
function hashOf(row: EventRow, before: string): string | null {
  try {
    return linkHash(before, entryOf(row))
  } catch {
    return null
  }
}

/** A large change commits long after the time that it writes; machines' clocks differ by seconds. */
const slackMs = { early: 15 * 60_000, late: 60_000 }

/** The checkpoints around an entry bound the time when it was written. */
export function wrongDate(row: EventRow & LinkRow, { after, before }: { after: Date | null; before: Date | null }) {
  const at = row.at.getTime()
  const isEarly = after !== null && at < after.getTime() - slackMs.early
  const isLate = before !== null && at > before.getTime() + slackMs.late
  if (!isEarly && !isLate) return null
  const bound = isEarly ? `after ${after.toISOString()}` : `before ${before?.toISOString()}`
  return `Entry ${row.position} (${nameOf(row)}): its checkpoints show that it was written ${bound}.`
}

export function nameOf(row: EventRow): string {
  return `${row.action}, ${row.at.toISOString()}`
}
