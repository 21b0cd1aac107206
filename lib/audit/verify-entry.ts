import { type EventRow, entryOf, linkHash } from './chain'
import type { LinkRow } from './read-log'
import { digestOf } from './record'

export type JudgedEntry = { wrong: string } | { wrong: null; hash: string; erased: number }

export function verifyEntry(row: LinkRow, before: { position: number; hash: string }): JudgedEntry {
  const position = Number(row.position)
  const due = before.position + 1
  if (position !== due) return { wrong: `Entry ${due}: its link is missing; the next link is ${position}.` }
  if (row.id === null)
    return { wrong: `Entry ${position} (event ${row.event_id}): it is missing, but its link is still there.` }
  const name = `Entry ${position} (${nameOf(row)})`
  const hash = linkHash(before.hash, entryOf(row))
  if (hash !== row.hash) return { wrong: `${name}: its link does not match its content and the link before it.` }
  for (const { field, salt, value } of row.values) {
    const digest = row.digests[field]
    if (digest === undefined) return { wrong: `${name}: it has a value “${field}” that is not in the chain.` }
    if (digest !== digestOf(salt, value)) return { wrong: `${name}: its value “${field}” is not what was recorded.` }
  }
  return { wrong: null, hash, erased: Object.keys(row.digests).length - row.values.length }
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
