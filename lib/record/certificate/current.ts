import type { CertificateView } from './queries'

/** A valid certificate wins over one earned later, as on the roster. */
export function currentCertificate(
  certificates: readonly CertificateView[],
  courseId: string,
): CertificateView | undefined {
  const own = certificates.filter((one) => one.courseId === courseId && one.state !== 'superseded')
  return own.find(({ state }) => state === 'valid') ?? own[0]
}
