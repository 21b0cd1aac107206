import { query } from '@/lib/platform/db'
import { hashSecret, makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

const day = 86_400_000
export const deviceDays = 365
const mostDevices = 20

/** Queries a nonexistent account when there is none, so both take the same time (account enumeration). */
export async function isKnownDevice(
  account: { id: string } | null,
  secret: string | null,
  now: Date,
): Promise<boolean> {
  if (!secret) return false
  const accountId = account?.id ?? '00000000-0000-4000-8000-000000000000'
  const since = new Date(now.getTime() - deviceDays * day)
  const rows = await query`
    select 1 from known_device
    where account_id = ${accountId}::uuid and token_hash = ${hashOf(accountId, secret)} and last_used_at > ${since}`
  return rows.length === 1
}

interface Remembered {
  /** Shared by everyone who signs in on the device. */
  secret: string
  /** False for a person's first device. */
  isNew: boolean
}

/** Keeps a person's newest twenty devices. */
export async function rememberDevice(
  account: { id: string },
  secret: string | null,
  world = systemWorld,
): Promise<Remembered> {
  const now = world.now()
  const kept = secret ?? makeSecret(world).secret
  // The counts are from before the insert.
  const [row] = await query<{ before: number; isUnseen: boolean }>`
    insert into known_device (account_id, token_hash, last_used_at)
    values (${account.id}::uuid, ${hashOf(account.id, kept)}, ${now})
    on conflict (account_id, token_hash) do update set last_used_at = excluded.last_used_at
    returning
      (select count(*)::int from known_device k where k.account_id = ${account.id}::uuid) as before,
      not exists (select from known_device k
        where k.account_id = ${account.id}::uuid and k.token_hash = known_device.token_hash) as "isUnseen"`
  const { before = 0, isUnseen = false } = row ?? {}
  if (before >= mostDevices) await forgetOldest(account)
  return { secret: kept, isNew: before > 0 && isUnseen }
}

async function forgetOldest({ id }: { id: string }): Promise<void> {
  await query`
    delete from known_device where account_id = ${id}::uuid
      and not exists (select from held_account h where h.account_id = ${id}::uuid) and token_hash in (
      select token_hash from known_device where account_id = ${id}::uuid
      order by last_used_at desc offset ${mostDevices})`
}

function hashOf(accountId: string, secret: string): string {
  return hashSecret(`${accountId}:${secret}`)
}
