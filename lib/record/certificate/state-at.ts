import type { CertificateState } from './state'

interface Life {
  revokedAt: Date | null
  supersededBy: string | null
  lawChangedAt: Date | null
  expiresAt: Date | null
}

/** The rule of current_certificate, in code because SQL can replace that function. A law change supersedes nothing that ended before it. */
export function stateAt({ revokedAt, supersededBy, lawChangedAt, expiresAt }: Life, now: Date): CertificateState {
  if (revokedAt) return 'revoked'
  if (supersededBy || (lawChangedAt && !(expiresAt && expiresAt <= lawChangedAt))) return 'superseded'
  return expiresAt && expiresAt <= now ? 'expired' : 'valid'
}
