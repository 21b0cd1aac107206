import type { CertificateView } from './queries'

/** A valid certificate wins over one earned later, as on the roster. None while a delta can replace the newest. */
export function currentCertificate(
  certificates: readonly CertificateView[],
  courseId: string,
  now: Date,
): CertificateView | undefined {
  const own = certificates.filter((one) => one.courseId === courseId && !one.supersededBy)
  const [newest] = own
  const valid = own.find(({ state }) => state === 'valid')
  return valid ?? (newest?.state === 'superseded' && !hasEnded(newest, now) ? undefined : newest)
}

/** After its end, only a renewal leads to a new certificate. */
function hasEnded({ expiresAt }: Pick<CertificateView, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now
}

/** False where confirming a name would issue nothing: after a first certificate, only a renewal earns another. */
export function mayConfirmName(
  certificates: readonly Pick<CertificateView, 'courseId'>[],
  { courseId, satisfied, isRenewing }: { courseId: string; satisfied: boolean; isRenewing: boolean },
): boolean {
  return satisfied && (isRenewing || !certificates.some((one) => one.courseId === courseId))
}
