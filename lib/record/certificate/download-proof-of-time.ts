import { hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { sealDocument } from '@/lib/proof/credential/seal'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { ProofOfTime } from '@/lib/proof/verification/proof-of-time'
import { type Signed, signedPdf, signedText } from '@/lib/proof/verification/signings'
import { findSealedAt } from './find-sealed-at'
import { listStamps } from './find-stamp'
import { findPublicCertificate, isAgreed } from './public-certificate'
import { askedColumns, type Reader, recordReading, requireReader } from './reader'

type TimedFile = ProofOfTime['files'][number]

/** Says when the log sealed each signature, for a verifier that knows its key as retired. Errors: not-found; conflict. */
export async function downloadProofOfTime(
  reader: Reader,
  { serial }: { serial: string },
  world = systemWorld,
): Promise<string> {
  const found = await db.certificate.findUnique({
    where: { serial },
    select: {
      ...askedColumns,
      demonstration: true,
      document: { select: { pdf: true, sha256: true, signedBy: true } },
      credential: { select: { json: true, jwt: true } },
    },
  })
  const { certificate, read } = await requireReader(reader, found)
  const { demonstration, document, credential } = certificate
  const issuer = configuredIssuer()
  if (!issuer || !credential) throw new DomainError('not-found', 'It is not signed, so it needs no proof of time.')
  const onRecord = await findPublicCertificate(serial, world.now())
  if (!onRecord || !isAgreed(onRecord))
    throw new DomainError('conflict', 'The record of this certificate is in dispute. Ask the issuer about it.')

  const files: TimedFile[] = []
  for (const part of ['json', 'jwt'] as const)
    files.push(await timed({ part, sha256: hashOfDocument(credential[part]), serial }, signedText(credential[part])))
  if (document?.signedBy) {
    const { pdf, sha256, signedBy } = document
    files.push(await timed({ part: 'pdf', sha256, serial }, await signedPdf(pdf, signedBy)))
  }
  const at = world.now()
  const proof: ProofOfTime = {
    ...{ type: 'ProofOfTime', issuer: issuer.did, serial, demonstration },
    ...{ madeAt: at.toISOString(), files },
  }
  const sealed = await sealDocument(issuer, proof, at)
  // Not `keys`: an entry with that member says which keys signed the certificate.
  const details = { form: 'time', sealedBy: issuer.signer('credential').key.id }
  await recordReading(reader, { action: 'credential.downloaded', read, certificate, details }, world)
  return JSON.stringify(sealed, null, 2)
}

async function timed(
  { serial, ...file }: Pick<TimedFile, 'part' | 'sha256'> & { serial: string },
  { signings, accountId, document }: Signed,
): Promise<TimedFile> {
  const signatures: TimedFile['signatures'] = []
  for (const { keyId } of signings) {
    const at = await findSealedAt({ sha256: file.sha256, keyId, serial, accountId, document })
    if (at) signatures.push({ key: keyId, sealedAt: at.toISOString() })
  }
  const stamps = (await listStamps(file.sha256)).map((token) => Buffer.from(token).toString('base64'))
  return { ...file, signatures, stamps }
}
