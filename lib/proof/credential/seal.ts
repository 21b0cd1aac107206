import { createHash } from 'node:crypto'
import { toMultibase } from '@/lib/platform/file/base58'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { verificationMethodOf } from '@/lib/proof/issuer/did'
import type { Issuer } from '@/lib/proof/issuer/issuer'

/** A Data Integrity proof (eddsa-jcs-2022, W3C). */
export interface Seal {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-jcs-2022'
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  proofValue: string
}

export type Sealed<T extends object> = T & { proof: Seal }

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest()

function sealedBytes(document: object, options: Omit<Seal, 'proofValue'>): Uint8Array {
  const context = '@context' in document ? { '@context': document['@context'] } : {}
  return Buffer.concat([sha256({ ...context, ...options }), sha256(document)])
}

/** Signs JSON that is not a credential: a transcript, a checkpoint, a packet's manifest. Deterministic. */
export async function sealDocument<T extends object>(issuer: Issuer, document: T, at: Date): Promise<Sealed<T>> {
  const signer = issuer.signer('credential')
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: `${at.toISOString().slice(0, 19)}Z`,
    verificationMethod: verificationMethodOf(issuer.did, signer.key),
    proofPurpose: 'assertionMethod',
  } as const
  const context = '@context' in document ? { '@context': document['@context'] } : {}
  const signature = await signer.sign(sealedBytes(document, options))
  return { ...document, proof: { ...context, ...options, proofValue: toMultibase(signature) } }
}
