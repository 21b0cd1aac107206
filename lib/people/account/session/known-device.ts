import { query } from '@/lib/platform/db'
import { hashSecret, makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

const day = 86_400_000
export const deviceDays = 365
const mostDevices = 20
const mostPeople = 20

/** The text of a device's cookie: a secret for each person who signed in on it, the last one first. */
export const deviceText = /^[\w-]{27}(?:\.[\w-]{27}){0,19}$/

const secretsIn = (device: string | null) => device?.split('.') ?? []

/**
 * The account's own secret among those of a device. Queries a nonexistent account when there is none, so both take the
 * same time (account enumeration).
 */
export async function findKnownSecret(
  account: { id: string } | null,
  device: string | null,
  now: Date,
): Promise<string | null> {
  if (!device) return null
  const accountId = account?.id ?? '00000000-0000-4000-8000-000000000000'
  const secrets = new Map(secretsIn(device).map((secret) => [hashOf(accountId, secret), secret]))
  const since = new Date(now.getTime() - deviceDays * day)
  const [row] = await query<{ hash: string }>`
    select token_hash as hash from known_device where account_id = ${accountId}::uuid
      and token_hash = any(${[...secrets.keys()]}::text[]) and last_used_at > ${since}
    order by last_used_at desc limit 1`
  return (row && secrets.get(row.hash)) ?? null
}

interface Remembered {
  device: string
  /** False for a person's first device. */
  isNew: boolean
}

/**
 * Keeps a person's newest twenty devices. An attack: over http, a stranger can plant a cookie. So each secret is made here,
 * for one person, and none that a browser brings is remembered for another.
 */
export async function rememberDevice(
  account: { id: string },
  device: string | null,
  world = systemWorld,
): Promise<Remembered> {
  const now = world.now()
  const known = await findKnownSecret(account, device, now)
  const secret = known ?? makeSecret(world).secret
  // The count is from before the insert.
  const [row] = await query<{ before: number }>`
    insert into known_device (account_id, token_hash, last_used_at)
    values (${account.id}::uuid, ${hashOf(account.id, secret)}, ${now})
    on conflict (account_id, token_hash) do update set last_used_at = excluded.last_used_at
    returning (select count(*)::int from known_device k where k.account_id = ${account.id}::uuid) as before`
  const before = row?.before ?? 0
  if (before >= mostDevices) await forgetOldest(account)
  const others = secretsIn(device).filter((one) => one !== secret)
  return { device: [secret, ...others].slice(0, mostPeople).join('.'), isNew: before > 0 && known === null }
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
