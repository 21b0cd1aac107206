import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Learner } from '@/lib/people/account/actor'
import type { SessionClaims } from '@/lib/people/account/session/session'
import { query, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { takeChallenge } from './challenge'
import { type RelyingParty, relyingParty } from './relying-party'
import type { NewPasskey } from './schema'
import { type FactorAdded, settleFactor } from './settle-factor'

const most = 10

export type PasskeyAdded = FactorAdded | { ok: false; reason: 'no-match' | 'too-many' }

interface Input {
  session: SessionClaims
  /** The owner of the challenge that the passkey signed. */
  holder: string
  name: string
  response: NewPasskey
}

export async function addPasskey(
  learner: Learner,
  { session, holder, name, response }: Input,
  world = systemWorld,
): Promise<PasskeyAdded> {
  const now = world.now()
  const { accountId } = learner
  const credential = relyingParty && (await verified(response, { holder, party: relyingParty, now }))
  if (!credential) return { ok: false, reason: 'no-match' }
  const { id, publicKey, counter, transports } = credential
  const [{ count } = { count: 0 }] = await query<{ count: number }>`
    select count(*)::int as count from passkey where account_id = ${accountId}::uuid`
  if (count >= most) return { ok: false, reason: 'too-many' }
  const write = async (tx: Statements) => {
    // Not the passkey of another account.
    const written = await query(tx)`
      insert into passkey (id, account_id, name, credential_id, public_key, counter, transports, added_at)
      values (${world.id()}::uuid, ${accountId}::uuid, ${name}, ${id}, ${publicKey}, ${counter}, ${transports}, ${now})
      on conflict (credential_id) do nothing returning 1`
    return written.length === 1
  }
  const added = await settleFactor(learner, { session, kind: 'passkey', name, write }, world)
  return added ?? { ok: false, reason: 'no-match' }
}

async function verified(
  response: NewPasskey,
  { holder, party, now }: { holder: string; party: RelyingParty; now: Date },
) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(holder, challenge, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    if (!registrationInfo) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return {
      id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: response.response.transports ?? [],
    }
  } catch {
    // It throws for any mismatch: challenge, origin, domain, flags, or attestation.
    return null
  }
}
