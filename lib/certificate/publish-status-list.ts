import { createHash } from 'node:crypto'
import { LIST_LENGTH, type StatusPurpose, signStatusList } from '@/lib/credential/status-list'
import type { Issuer } from '@/lib/issuer/issuer'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export interface PublishedList {
  json: string
  /** Of its bytes. */
  etag: string
}

/** A list that nothing was added to is signed again after so long: a verifier must find it valid for hours to come. */
const keptForMs = 5 * 60_000

/** The last list that could have a place: positions are 32-bit integers. */
const lastList = Math.floor(2 ** 31 / LIST_LENGTH) - 1

const kept = new Map<string, { count: number; signedAt: Date; published: PublishedList }>()

/**
 * A status list as it is this moment, signed; null for one that does not exist. What is on a list stays on it, so its
 * count tells whether the one that was signed last still holds: a revocation shows with the next request.
 */
export async function publishStatusList(
  issuer: Issuer,
  { purpose, list }: { purpose: StatusPurpose; list: number },
  world = systemWorld,
): Promise<PublishedList | null> {
  const positions = list <= lastList ? await listPositions(purpose, list) : null
  if (!positions) return null
  const now = world.now()
  const key = `${issuer.url} ${issuer.signer('credential').key.id} ${purpose} ${list}`
  const earlier = kept.get(key)
  const age = earlier ? now.getTime() - earlier.signedAt.getTime() : -1
  if (earlier?.count === positions.length && age >= 0 && age < keptForMs) return earlier.published
  const json = await signStatusList(issuer, { purpose, list, positions }, now)
  const published = { json, etag: `"${createHash('sha256').update(json).digest('base64url')}"` }
  kept.set(key, { count: positions.length, signedAt: now, published })
  return published
}

/** The positions that are raised on a list; null when no credential has a place on it. The first list is always there. */
async function listPositions(purpose: StatusPurpose, list: number): Promise<number[] | null> {
  const [from, to] = [list * LIST_LENGTH, (list + 1) * LIST_LENGTH - 1]
  const rows =
    purpose === 'revocation'
      ? await query<Positions>`
          select ${list} = 0 or exists (select from credential where status_position >= ${from}) as "isThere", array(
            select c.status_position from revocation r join credential c on c.certificate_id = r.certificate_id
            where c.status_position between ${from} and ${to}) as positions`
      : await query<Positions>`
          select ${list} = 0 or exists (select from credential where status_position >= ${from}) as "isThere", array(
            select c.status_position from certificate s join credential c on c.certificate_id = s.supersedes_id
            where c.status_position between ${from} and ${to}) as positions`
  return rows[0]?.isThere ? rows[0].positions : null
}

interface Positions {
  isThere: boolean
  positions: number[]
}
