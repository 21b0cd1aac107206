import { query } from '@/lib/platform/db'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { achievementInputOf } from './achievement'

type Version = Parameters<typeof achievementInputOf>[0]

interface Certificate {
  id: string
  serial: string
  name: string
  /** A number, or Postgres's decimal. */
  hours: { toString(): string }
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
}

/** A row of `credential`, to be written with its certificate. */
interface SignedCredential {
  certificateId: string
  json: string
  jwt: string
  statusPosition: number
  signedAt: Date
}

/** The ids of the keys that sign a credential: each use of a key is kept in the log with what it signed. */
export function keysOf(issuer: Issuer | null): string[] {
  return issuer ? [issuer.signer('credential').key.id, issuer.signer('jwt').key.id] : []
}

/**
 * The credential of a certificate that is about to be recorded, signed; null without an issuer. It takes a place in the
 * status lists that no other credential gets, whether it is recorded then or not.
 */
export async function prepareCredential(
  issuer: Issuer | null,
  certificate: Certificate,
  { version, startedAt }: { version: Version; startedAt: Date },
): Promise<SignedCredential | null> {
  if (!issuer) return null
  const [{ statusPosition } = { statusPosition: 0 }] = await query<{ statusPosition: number }>`
    select nextval('credential_status_position_seq')::int as "statusPosition"`
  const { id: certificateId, serial, name, hours, completedAt, issuedAt, expiresAt, demonstration } = certificate
  // What is issued after its end (a name confirmed late, in the next block of years) never began to be valid after it.
  const validFrom = expiresAt && expiresAt < issuedAt ? expiresAt : issuedAt
  const credential = buildCredential(issuer, {
    ...achievementInputOf(version),
    serial,
    name,
    earned: String(hours),
    startedAt,
    completedAt,
    issuedAt: validFrom,
    expiresAt,
    statusPosition,
    demonstration,
  })
  const { json, jwt } = await signCredential(issuer, credential, issuedAt)
  return { certificateId, json, jwt, statusPosition, signedAt: issuedAt }
}
