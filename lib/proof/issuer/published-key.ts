/** Credentials (Data Integrity, Ed25519), JWTs (RS256), PDFs (with an X.509 certificate). */
export type KeyUse = 'credential' | 'jwt' | 'pdf'

export interface PublishedKey {
  /** Unique for all time; the fragment of its verification method and the `kid` of its JWTs. */
  id: string
  use: KeyUse
  createdAt: string
  /** Null while it signs. A retired key only verifies. */
  retiredAt: string | null
  /** `kty` OKP/Ed25519, RSA, or EC/P-256. */
  publicJwk: Readonly<Record<string, string>>
  /** PDF keys only: X.509, DER in base64, the key's own first, then its issuer's. */
  certificates?: readonly string[]
}

export interface TrustedIssuer {
  did: string
  name: string
  url: string
  keys: readonly PublishedKey[]
  /** Its earlier addresses: what it signed in their name stays its own. */
  formerly?: readonly string[]
  /** Roots of the time-stamp authorities that it relies on, DER in base64. */
  timeRoots?: readonly string[]
}
