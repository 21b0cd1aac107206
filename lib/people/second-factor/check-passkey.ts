import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { query } from '@/lib/platform/db'
import { takeChallenge } from './challenge'
import { type RelyingParty, relyingParty } from './relying-party'
import type { UsedPasskey } from './schema'

interface Credential {
  id: string
  accountId: string
  publicKey: string
}

export type PasskeyChecked =
  | { ok: true; accountId: string }
  /** `copied`: the passkey's counter went back, so someone else may have a copy. */
  | { ok: false; reason: 'no-match' | 'copied'; accountId: string | null }

/** The challenge must be one of the holder's. Without an account, any account's passkey is accepted. */
export async function checkPasskey(
  response: UsedPasskey,
  { holder, accountId }: { holder: string; accountId: string | null },
  now: Date,
): Promise<PasskeyChecked> {
  const credential = await findCredential(response, accountId)
  if (!credential || !relyingParty) return { ok: false, reason: 'no-match', accountId }
  const counter = await verifiedCounter(response, credential, { holder, party: relyingParty, now })
  if (counter === null) return { ok: false, reason: 'no-match', accountId: credential.accountId }
  const counted = await query`
    update passkey set counter = ${counter}, last_used_at = ${now}
    where id = ${credential.id}::uuid and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning 1`
  if (counted.length === 0) return { ok: false, reason: 'copied', accountId: credential.accountId }
  return { ok: true, accountId: credential.accountId }
}

async function findCredential({ id, response }: UsedPasskey, accountId: string | null): Promise<Credential | null> {
  const [found] = await query<Credential>`
    select k.id::text, k.account_id::text as "accountId", k.public_key as "publicKey"
    from passkey k join open_account o on o.id = k.account_id where k.credential_id = ${id}`
  if (!found || (accountId !== null && found.accountId !== accountId)) return null
  const { userHandle } = response
  return userHandle === undefined || userHandle === handleOf(found) ? found : null
}

/** The id of the account in a passkey: its 16 bytes. */
export function handleOf({ accountId }: { accountId: string }): string {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url')
}

async function verifiedCounter(
  response: UsedPasskey,
  { publicKey }: Credential,
  { holder, party, now }: { holder: string; party: RelyingParty; now: Date },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(holder, challenge, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // Counter 0: the update compares counters, so that parallel uses can't pass.
      credential: { id: response.id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // It throws for any mismatch: challenge, origin, domain, flags, or signature.
    return null
  }
}
