import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { partsOfPlace } from './place'
import { configuredPlaces } from './places'

export interface PlaceView {
  address: string
  /** The key that verified an HTTP witness's last signature; null if it is stored unverified. */
  verifiedBy: string | null
  /** The entries that its newest checkpoint covers; 0 for none. */
  size: number
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
  return places.map(({ address: place, kind }) => {
    const row = rows.find((one) => one.address === place)
    const { address, key } = kind === 'http' ? partsOfPlace(place) : { address: place, key: null }
    const { size = 0, sentAt = null } = row ?? {}
    const failure = row?.lastError ? { error: row.lastError, tries: row.tries, nextAt: row.nextAt } : null
    return { address, verifiedBy: key?.split('+')[0] ?? null, size, sentAt, failure }
  })
}
