import { query, type Statements } from '@/lib/platform/db'
import { hashSecret, makeSecret } from '@/lib/platform/secret'
import type { World } from '@/lib/platform/world'

/** The time to enter the second factor. */
export const pendingMinutes = 10

export interface PendingSignIn {
  accountId: string
  emailKey: string
  version: number
  passwordAt: Date | null
  /** Null after a password. */
  signOn: SignOnNote | null
}

/** The provider's answer, stored with the session for single-sign-on. */
export type SignOnNote = Record<string, string | null>

/** Returns the token for the browser's cookie. Removes rows that expired. */
export async function beginPending(
  account: { id: string; sessionVersion: number },
  { passwordAt, signOn }: Pick<PendingSignIn, 'passwordAt' | 'signOn'>,
  world: World,
): Promise<string> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  const expiresAt = new Date(now.getTime() + pendingMinutes * 60_000)
  await forgetPending(now)
  await query`
    insert into pending_sign_in (token_hash, account_id, version, password_at, sign_on, expires_at)
    values (${hash}, ${account.id}::uuid, ${account.sessionVersion}, ${passwordAt},
      ${signOn && JSON.stringify(signOn)}::jsonb, ${expiresAt})`
  return secret
}

export async function forgetPending(now: Date): Promise<void> {
  await query`
    delete from pending_sign_in where token_hash in (
      select token_hash from pending_sign_in where expires_at < ${now} limit 100 for update skip locked)`
}

/** Null when it expired, or when the account was closed or its sessions were ended meanwhile. */
export async function findPending(token: string | null, now: Date): Promise<PendingSignIn | null> {
  if (!token) return null
  const [row] = await query<PendingSignIn>`
    select p.account_id::text as "accountId", a.email_key as "emailKey", p.version, p.password_at as "passwordAt",
      p.sign_on as "signOn"
    from pending_sign_in p join account a on a.id = p.account_id and a.session_version = p.version
    where p.token_hash = ${hashSecret(token)} and p.expires_at > ${now}
      and not exists (select from account_closure c where c.account_id = a.id)`
  return row ?? null
}

/** False for all but one of several requests that finish the same sign-in. */
export async function endPending(on: Statements, token: string): Promise<boolean> {
  const rows = await query(on)`delete from pending_sign_in where token_hash = ${hashSecret(token)} returning 1`
  return rows.length === 1
}
