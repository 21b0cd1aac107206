import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { signInKey } from '../email'
import { verifyPassword } from '../password'
import { findKnownSecret } from './known-device'
import { beginSignIn, type SignInBegun } from './open-session'
import { recordSignInFailure } from './record-sign-in-failure'
import { isFirstRefusal, takeSignInTry } from './sign-in-limits'

interface Credentials {
  email: string
  password: string
  /** The network: an IPv4 address, or the first half of an IPv6 address. */
  address: string
  /** The text of the device's cookie. */
  device?: string | null
  userAgent?: string | null
}

export type CredentialsChecked =
  | SignInBegun
  | { ok: false; reason: 'no-match' }
  /** Seconds until the next try. */
  | { ok: false; reason: 'too-many'; wait: number }

interface FoundAccount {
  id: string
  passwordHash: string | null
  sessionVersion: number
  isClosed: boolean
}

async function findAccount(emailKey: string): Promise<FoundAccount | null> {
  const [row] = await query<FoundAccount>`
    select a.id::text, a.password_hash as "passwordHash", a.session_version as "sessionVersion",
      exists (select from account_closure c where c.account_id = a.id) as "isClosed"
    from account a where a.email_key = ${emailKey}`
  return row ?? null
}

/** An unknown address takes as long as a wrong password and gets the same answer (account enumeration). */
export async function verifyCredentials(
  { email, password, address, device = null, userAgent = null }: Credentials,
  world = systemWorld,
): Promise<CredentialsChecked> {
  const now = world.now()
  const emailKey = signInKey(email)
  const account = await findAccount(emailKey)
  const knownDevice = await findKnownSecret(account, device, now)
  const caller = { emailKey, network: address, knownDevice }
  const failure = { accountId: account?.id ?? null, email: emailKey, address }
  const tried = await takeSignInTry(caller, now)
  if (!tried.granted) {
    const { wait, limit } = tried
    if (await isFirstRefusal(caller, limit, now)) {
      await recordSignInFailure({ ...failure, reason: `too-many-for-${limit}` }, now)
    }
    return { ok: false, reason: 'too-many', wait }
  }

  const matches = await verifyPassword(account?.passwordHash ?? null, password)
  if (!account || !matches || account.isClosed) {
    await recordSignInFailure({ ...failure, reason: account?.isClosed ? 'closed' : 'no-match' }, now)
    return { ok: false, reason: 'no-match' }
  }

  await tried.succeeded()
  return beginSignIn(account, { device, userAgent, passwordAt: now, factor: null, origin: null }, world)
}
