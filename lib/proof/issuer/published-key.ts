/** What a key of the issuer signs: credentials (Data Integrity, Ed25519), JWTs (RS256), PDFs (with an X.509 certificate). */
export type KeyUse = 'credential' | 'jwt' | 'pdf'

/** The public half of a signing key, as it is published and stays published after the key is retired. */
export interface PublishedKey {
  /** Unique among all keys ever made here; the fragment of its verification method and the `kid` of its JWTs. */
  id: string
  use: KeyUse
  createdAt: string
  /** Null while it signs. A retired key verifies what it signed, and signs nothing. */
  retiredAt: string | null
  /** `kty` OKP/Ed25519, RSA, or EC/P-256. */
  publicJwk: Readonly<Record<string, string>>
  /** Of a PDF key: X.509 in DER and base64, the key's own first, then its issuer's. */
  certificates?: readonly string[]
}

/** Whom a verifier trusts: the issuer of this site with all keys that it ever published. Plain data, for browsers too. */
export interface TrustedIssuer {
  /** `did:web:…`, under which credentials are issued now. */
  did: string
  name: string
  url: string
  keys: readonly PublishedKey[]
}
