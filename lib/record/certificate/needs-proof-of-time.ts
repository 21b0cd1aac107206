import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { CertificateView } from './queries'

/** A key that signed it was replaced since, so an offline verifier from after that asks for proof of its time. */
export function needsProofOfTime({ hasCredential, issuedAt }: Pick<CertificateView, 'hasCredential' | 'issuedAt'>) {
  const keys = configuredIssuer()?.keys ?? []
  return hasCredential && keys.some(({ retiredAt }) => retiredAt !== null && new Date(retiredAt) > issuedAt)
}
