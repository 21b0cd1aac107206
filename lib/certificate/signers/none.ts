import type { SignedDocument } from '../sign'

/** Signs nothing and says so. The document is then vouched for by the verify page alone. */
export function unsigned(pdf: Uint8Array): SignedDocument {
  return { pdf, signature: null }
}
