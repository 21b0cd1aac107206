import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import signatures from 'jsonld-signatures'
import { verificationMethodOf } from '@/lib/proof/issuer/did'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { contextLoader } from './loader'

/** A Data Integrity proof, as it stands in what it proves. */
export interface DataIntegrity {
  type: 'DataIntegrityProof'
  created: string
  verificationMethod: string
  cryptosuite: 'eddsa-rdfc-2022'
  proofPurpose: 'assertionMethod'
  proofValue: string
}

/**
 * Gives a credential of ours its Data Integrity proof (eddsa-rdfc-2022) by the issuer's key for credentials. Throws when
 * a word in it is in none of its contexts: it would be in the text and not in what is signed.
 */
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
