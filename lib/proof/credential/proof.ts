import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import signatures from 'jsonld-signatures'
import { verificationMethodOf } from '@/lib/proof/issuer/did'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { contextLoader } from './loader'

export interface DataIntegrity {
  type: 'DataIntegrityProof'
  created: string
  verificationMethod: string
  cryptosuite: 'eddsa-rdfc-2022'
  proofPurpose: 'assertionMethod'
  proofValue: string
}

/** Adds an eddsa-rdfc-2022 proof. Throws on a term that no context defines: it would be left unsigned. */
export async function addProof<T extends object>(
  issuer: Issuer,
  credential: T,
  at: Date,
): Promise<T & { proof: DataIntegrity }> {
  const signer = issuer.signer('credential')
  const suite = new DataIntegrityProof({
    cryptosuite,
    signer: {
      id: verificationMethodOf(issuer.did, signer.key),
      algorithm: 'Ed25519',
      sign: ({ data }) => signer.sign(data),
    },
    date: at,
  })
  const purpose = new signatures.purposes.AssertionProofPurpose()
  const documentLoader = contextLoader()
  const signed = await signatures.sign(structuredClone(credential), { suite, purpose, documentLoader })
  return signed as T & { proof: DataIntegrity }
}
