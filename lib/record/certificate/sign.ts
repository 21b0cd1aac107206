import { systemWorld } from '@/lib/platform/world'
import type { Signer } from '@/lib/proof/issuer/signer'
import { signPdf } from './pades'

export interface SignedDocument {
  pdf: Uint8Array
  /** The id of the key. Null: the document is not signed, and nothing may say that it is. */
  signedBy: string | null
}

/**
 * The one way to a signature: by the issuer's key for PDFs, or, without one, none.
 * Throws when the document cannot be signed (lib/record/certificate/pades.ts) or the signer fails.
 */
export async function signDocument(
  pdf: Uint8Array,
  signer: Signer | null,
  world = systemWorld,
  reason = 'Certificate of completion issued',
): Promise<SignedDocument> {
  if (!signer) return { pdf, signedBy: null }
  const signed = await signPdf(pdf, signer, { reason, at: world.now() })
  return { pdf: signed, signedBy: signer.key.id }
}
