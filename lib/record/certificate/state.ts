export type CertificateState = 'valid' | 'expired' | 'superseded' | 'revoked'

/** What a certificate is worth now: revoked outweighs superseded, which outweighs expired. */
export function stateOf(
  certificate: { revoked: boolean; superseded: boolean; expiresAt: Date | null },
  now: Date,
): CertificateState {
  if (certificate.revoked) return 'revoked'
  if (certificate.superseded) return 'superseded'
  if (certificate.expiresAt !== null && certificate.expiresAt <= now) return 'expired'
  return 'valid'
}
