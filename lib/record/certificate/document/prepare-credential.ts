import { findNewestNote, printedCheckpoint } from '@/lib/audit/tree/notes'
import { query } from '@/lib/platform/db'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { PublishedVersion } from '@/lib/training/enrollment/published-version'
import { achievementInputOf } from './achievement'
import { claimsInWords, type IdentitySource, nameLines } from './content'
import type { CertificateSnapshot } from './snapshot'

interface Certificate {
  id: string
  serial: string
  name: string
  identitySource: IdentitySource
  hours: { toString(): string }
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
  snapshot: CertificateSnapshot
}

interface SignedCredential {
  certificateId: string
  json: string
  jwt: string
  statusPosition: number
  signedAt: Date
}

export function keysOf(issuer: Issuer | null): string[] {
  return issuer ? [issuer.signer('credential').key.id, issuer.signer('jwt').key.id] : []
}

/** Null without an issuer. Uses up a position in the status lists even if the certificate is never written. */
export async function prepareCredential(
  issuer: Issuer | null,
  certificate: Certificate,
  { version, startedAt }: { version: PublishedVersion; startedAt: Date },
): Promise<SignedCredential | null> {
  if (!issuer) return null
  const [{ statusPosition } = { statusPosition: 0 }] = await query<{ statusPosition: number }>`
    select nextval('credential_status_position_seq')::int as "statusPosition"`
  const newest = await findNewestNote()
  const { id: certificateId, serial, name, hours, completedAt, issuedAt, expiresAt, demonstration } = certificate
  // A certificate issued after its expiry date (name confirmed late) must not start after it ends.
  const validFrom = expiresAt && expiresAt < issuedAt ? expiresAt : issuedAt
  const credential = buildCredential(issuer, {
    ...achievementInputOf(version),
    serial,
    name,
    nameLine: nameLines[certificate.identitySource],
    earned: String(hours),
    startedAt,
    completedAt,
    issuedAt: validFrom,
    expiresAt,
    timeZone: certificate.snapshot.timeZone,
    statusPosition,
    demonstration,
    claims: claimsInWords(certificate.snapshot),
    checkpoint: newest && printedCheckpoint(newest),
  })
  const { json, jwt } = await signCredential(issuer, credential, issuedAt)
  return { certificateId, json, jwt, statusPosition, signedAt: issuedAt }
}
