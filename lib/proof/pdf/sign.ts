import { systemWorld } from '@/lib/platform/world'
import type { Signer } from '@/lib/proof/issuer/signer'
import type { StampFor } from './cms'
import { signPdf } from './pades'

export interface SignedDocument {
  pdf: Uint8Array
  /** The key's id; null for an unsigned document. */
  signedBy: string | null
}

/** Without a signer the document stays unsigned. Throws when it cannot be signed. */
export async function signDocument(
  pdf: Uint8Array,
  signer: Signer | null,
  world = systemWorld,
  { reason = 'Certificate of completion issued', stampFor = undefined as StampFor | undefined } = {},
): Promise<SignedDocument> {
  if (!signer) return { pdf, signedBy: null }
  const signed = await signPdf(pdf, signer, { reason, at: world.now() }, stampFor)
  return { pdf: signed, signedBy: signer.key.id }
}
