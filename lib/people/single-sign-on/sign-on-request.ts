import { query } from '@/lib/platform/db'
import { hashSecret, makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { type Vouched, vouched } from './schema'

/** The time to sign in at the provider. */
export const requestMinutes = 10

export interface Wanted {
  /** A path of this site. */
  next: string
  /** The signed-in person who links their account, or confirms that it's them. */
  accountId: string | null
  /** The session in which the person confirms that it's them. Null for a sign-on or a link. */
  sessionId: string | null
}

export interface Began extends Wanted {
  begunAt: Date
}

/** The id goes to the provider, the secret into a cookie of the browser. Removes requests of long ago. */
export async function beginRequest(
  provider: { id: string },
  { next, accountId, sessionId }: Wanted,
  world = systemWorld,
): Promise<{ id: string; secret: string }> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  // SAML ids can't begin with a digit.
  const id = `_${world.id()}`
  const expiresAt = new Date(now.getTime() + requestMinutes * 60_000)
  await forgetRequests(now)
  await query`
    insert into sign_on_request (id, provider_id, token_hash, next, account_id, session_id, expires_at)
    values (${id}, ${provider.id}::uuid, ${hash}, ${next}, ${accountId}::uuid, ${sessionId}, ${expiresAt})`
  return { id, secret }
}

export async function forgetRequests(now: Date): Promise<void> {
  await query`
    delete from sign_on_request where id in (
      select id from sign_on_request where expires_at < ${now} limit 100 for update skip locked)`
}

/** When the request was begun. Null for one that is answered or over. */
export async function findOpenRequest(provider: { id: string }, id: string, now: Date): Promise<Date | null> {
  const [row] = await query<{ begunAt: Date }>`
    select expires_at - make_interval(mins => ${requestMinutes}::int) as "begunAt" from sign_on_request
    where id = ${id} and provider_id = ${provider.id}::uuid and vouched is null and expires_at > ${now}`
  return row?.begunAt ?? null
}

/** Works once, with the secret of the browser that began it. */
export async function takeRequest(
  provider: { id: string },
  secret: string | null,
  now = systemWorld.now(),
): Promise<(Began & { vouched: Vouched | null }) | null> {
  if (!secret) return null
  const [row] = await query<Began & { vouched: unknown }>`
    delete from sign_on_request
    where token_hash = ${hashSecret(secret)} and provider_id = ${provider.id}::uuid and expires_at > ${now}
    returning next, account_id::text as "accountId", session_id as "sessionId", vouched,
      expires_at - make_interval(mins => ${requestMinutes}::int) as "begunAt"`
  return row ? { ...row, vouched: row.vouched === null ? null : vouched.parse(row.vouched) } : null
}

/** Keeps what a SAML provider said until the browser comes for it. False when the request was answered before. */
export async function saveVouched(
  provider: { id: string },
  { id, vouched: said }: { id: string; vouched: Vouched },
  now = systemWorld.now(),
): Promise<boolean> {
  const rows = await query`
    update sign_on_request set vouched = ${JSON.stringify(said)}::jsonb
    where id = ${id} and provider_id = ${provider.id}::uuid and vouched is null and expires_at > ${now} returning 1`
  return rows.length === 1
}
