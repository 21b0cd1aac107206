import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { bakePng } from '@/lib/proof/credential/bake'
import { bakeSvg } from '@/lib/proof/credential/draw-badge'
import { certificateSnapshot } from './document/snapshot'
import { askedColumns, type Reader, recordReading, requireReader } from './reader'

export const credentialForms = ['json', 'jwt', 'svg', 'png'] as const
export type CredentialForm = (typeof credentialForms)[number]

/** Errors: not-found, also for a certificate without a credential. */
export async function downloadCredential(
  reader: Reader,
  input: { serial: string; form: CredentialForm },
  world = systemWorld,
): Promise<string | Uint8Array> {
  const { serial, form } = input
  const found = await db.certificate.findUnique({
    where: { serial },
    select: {
      ...askedColumns,
      courseTitle: true,
      edition: true,
      demonstration: true,
      snapshot: true,
      credential: { select: { json: true, jwt: true } },
    },
  })
  const { certificate, read } = await requireReader(reader, found)
  const { credential, courseTitle: title, edition, demonstration } = certificate
  if (!credential) throw new DomainError('not-found', 'This certificate was issued without a credential. It has a PDF.')
  await recordReading(reader, { action: 'credential.downloaded', read, certificate, details: { form } }, world)
  if (form === 'png') return bakePng(credential.json)
  if (form !== 'svg') return credential[form]
  const { issuer, provider } = certificateSnapshot.parse(certificate.snapshot)
  return bakeSvg(credential.json, { title, edition, issuer: issuer?.name ?? provider, demonstration })
}
