import { createHash } from 'node:crypto'
import { loggedCertificates, replacedSerials } from '@/lib/audit/log/life-entries'
import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { query, readOurTables, type Statements, transact } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { LIST_LENGTH, type StatusPurpose, signStatusList } from '@/lib/proof/credential/status-list'
import type { Issuer } from '@/lib/proof/issuer/issuer'

export interface PublishedList {
  json: string
  etag: string
}

/** An unchanged list is signed again after this long, so that verifiers get one that is valid for hours. */
const renewAfterMs = 5 * 60_000

/** Positions are 32-bit integers. */
const lastList = Math.floor(2 ** 31 / LIST_LENGTH) - 1

const cache = new Map<string, { count: number; signedAt: Date; published: PublishedList }>()

/** Bits are never cleared, so what they come from tells by its number whether the cached list is current. Null for an unknown list. */
export async function publishStatusList(
  issuer: Issuer,
  { purpose, list }: { purpose: StatusPurpose; list: number },
  world = systemWorld,
): Promise<PublishedList | null> {
  if (list > lastList) return null
  const count = await readOurTables(async (tx) => ((await hasPositions(tx, list)) ? countSetBits(tx, purpose) : null))
  if (count === null) return null
  const now = world.now()
  const key = `${issuer.url} ${issuer.signer('credential').key.id} ${purpose} ${list}`
  const earlier = cache.get(key)
  const age = earlier ? now.getTime() - earlier.signedAt.getTime() : -1
  if (earlier?.count === count && age >= 0 && age < renewAfterMs) return earlier.published
  const positions = await readOurTables((tx) => listPositions(tx, purpose, list))
  const json = await signStatusList(issuer, { purpose, list, positions }, now)
  const entry = {
    action: 'key.used' as const,
    actor: system,
    object: `status-list:${purpose}/${list}`,
    details: { keys: [issuer.signer('credential').key.id], raised: positions.length },
  }
  await transact((tx) => record(tx, entry, now))
  const published = { json, etag: `"${createHash('sha256').update(json).digest('base64url')}"` }
  cache.set(key, { count, signedAt: now, published })
  return published
}

async function hasPositions(tx: Statements, list: number): Promise<boolean> {
  if (list === 0) return true
  const rows = await query(tx)`select 1 from public.credential where status_position >= ${list * LIST_LENGTH} limit 1`
  return rows.length > 0
}

interface Count {
  count: number
}

/* Rows and log: someone who takes a row out of the database lowers no bit. `is not null` is for the planner. */
const revoked = Prisma.sql`select certificate_id as id from public.revocation union ${loggedCertificates('certificate.revoked')}`
const superseded = Prisma.sql`
  select supersedes_id as id from public.certificate where supersedes_id is not null
  union select certificate_id from public.supersession
  union ${loggedCertificates('certificate.superseded')}
  union select c.id from (${replacedSerials}) e join public.certificate c on c.serial = e.serial`

async function countSetBits(tx: Statements, purpose: StatusPurpose): Promise<number> {
  const rows =
    purpose === 'revocation'
      ? await query(tx)<Count>`select ((select count(*) from public.revocation)
          + (select count(*) from (${loggedCertificates('certificate.revoked')}) e))::int as count`
      : await query(
          tx,
        )<Count>`select ((select count(supersedes_id) from public.certificate where supersedes_id is not null)
          + (select count(*) from public.supersession)
          + (select count(*) from (${loggedCertificates('certificate.superseded')}) e)
          + (select count(*) from (${replacedSerials}) e))::int as count`
  return rows[0]?.count ?? 0
}

async function listPositions(tx: Statements, purpose: StatusPurpose, list: number): Promise<number[]> {
  const from = list * LIST_LENGTH
  const to = from + LIST_LENGTH - 1
  const rows =
    purpose === 'revocation'
      ? await query(tx)<{ position: number }>`
          select c.status_position as position from (${revoked}) r join public.credential c on c.certificate_id = r.id
          where c.status_position between ${from} and ${to}`
      : await query(tx)<{ position: number }>`
          select c.status_position as position from (${superseded}) s join public.credential c on c.certificate_id = s.id
          where c.status_position between ${from} and ${to}`
  return rows.map(({ position }) => position)
}
