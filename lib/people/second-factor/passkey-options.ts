import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { makeChallenge } from './challenge'
import { handleOf } from './check-passkey'
import { relyingParty } from './relying-party'

/** Only the session that asked for a challenge may add a passkey with it. */
export function sessionHolder({ sessionId }: { sessionId: string }): string {
  return `session:${sessionId}`
}

function requireParty() {
  if (!relyingParty) throw notFound()
  return relyingParty
}

async function credentialsOf(accountId: string): Promise<{ id: string; transports: string[] }[]> {
  return query<{ id: string; transports: string[] }>`
    select credential_id as id, transports from passkey where account_id = ${accountId}::uuid`
}

/** For `navigator.credentials.create`. Errors: not-found (no passkeys at this address of the site). */
export async function creationOptions(learner: Learner, holder: string, world = systemWorld) {
  const { id } = requireParty()
  return generateRegistrationOptions({
    rpName: 'Northlight',
    rpID: id,
    userName: learner.email,
    userDisplayName: learner.name,
    userID: Uint8Array.from(Buffer.from(handleOf(learner), 'base64url')),
    challenge: await makeChallenge(holder, world),
    attestationType: 'none',
    excludeCredentials: await credentialsOf(learner.accountId),
    // A passkey may sign in alone, so it must know who it belongs to and check that it is them.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** For `navigator.credentials.get`; without a person, the browser offers its passkeys. Errors: not-found. */
export async function requestOptions(person: { accountId: string } | null, holder: string, world = systemWorld) {
  const { id } = requireParty()
  return generateAuthenticationOptions({
    rpID: id,
    challenge: await makeChallenge(holder, world),
    userVerification: 'required',
    ...(person && { allowCredentials: await credentialsOf(person.accountId) }),
  })
}
