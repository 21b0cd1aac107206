import { unsigned } from './signers/none'

/** How a document was signed. Empty until the first signer that signs. */
export interface Signature {
  signer: string
  certificate: string
}

export interface SignedDocument {
  pdf: Uint8Array
  /** Null: the document is not signed, and nothing may say that it is. */
  signature: Signature | null
}

/** The one way to a signature. Which signer it calls is a matter of configuration, and of nobody else. */
export function signDocument(pdf: Uint8Array): SignedDocument {
  return unsigned(pdf)
}
