import { fileURLToPath } from 'node:url'
import { findLogLength } from '@/lib/audit/log/find-log-length'
import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { lengthIn } from './folder'
import { partsOfPlace, type WitnessPlace } from './place'
import { configuredPlaces } from './places'

export interface PlaceView {
  address: string
  /** The key that verified an HTTP witness's last signature; null if it is stored unverified. */
  verifiedBy: string | null
  /** The entries that its newest checkpoint covers, read back from a folder, or else as sent; 0 for none. */
  size: number
  /** `lacks`: a folder does not have what was sent there. `beyond`: more than the log has. */
  state: 'waiting' | 'sent' | 'read-back' | 'lacks' | 'beyond'
  sentAt: Date | null
  /** Null while it works. */
  failure: { error: string; tries: number; nextAt: Date } | null
}

interface PlaceRow {
  address: string
  size: number
  sentAt: Date | null
  tries: number
  nextAt: Date
  lastError: string | null
}

/** The configured places; one without a row is new. */
export async function listPlaces(_administrator: Administrator, places = configuredPlaces()): Promise<PlaceView[]> {
  const rows = await query<PlaceRow>`
    select address, size::float8 as size, sent_at as "sentAt", tries, next_at as "nextAt", last_error as "lastError"
    from witness_place where address = any(${places.map(({ address }) => address)})`
  const held = await Promise.all(places.map(readBack))
  const length = await findLogLength()
  return places.map((place, index) => {
    const row = rows.find((one) => one.address === place.address)
    const { address, key } = place.kind === 'http' ? partsOfPlace(place.address) : { ...place, key: null }
    const { size: sent = 0, sentAt = null } = row ?? {}
    const failure = row?.lastError ? { error: row.lastError, tries: row.tries, nextAt: row.nextAt } : null
    const known = { sent, held: held[index] ?? null, length }
    return { address, verifiedBy: key?.split('+')[0] ?? null, ...stateOf(known), sentAt, failure }
  })
}

/** An attack: SQL can change what the row says that a place has. */
function stateOf({
  sent,
  held,
  length,
}: {
  sent: number
  held: number | null
  length: number
}): Pick<PlaceView, 'size' | 'state'> {
  const size = held ?? sent
  if (Math.max(sent, size) > length) return { size, state: 'beyond' }
  if (held !== null && held < sent) return { size, state: 'lacks' }
  if (size === 0) return { size, state: 'waiting' }
  return { size, state: held === null ? 'sent' : 'read-back' }
}

/** Null for what this process can't read. */
async function readBack({ kind, address }: WitnessPlace): Promise<number | null> {
  return kind === 'folder' ? lengthIn(fileURLToPath(address)).catch(() => null) : null
}

/** The entries that a place got by its row; 0 for none. */
export async function findSent({ address }: Pick<WitnessPlace, 'address'>): Promise<number> {
  const [row] = await query<{ size: number }>`select size::float8 as size from witness_place where address = ${address}`
  return row?.size ?? 0
}
