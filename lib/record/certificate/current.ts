import type { CertificateView } from './queries'

/** The certificate that counts for a course, as on the roster: a valid one before one that was earned later. */
export function currentCertificate(
  certificates: readonly CertificateView[],
  courseId: string,
): CertificateView | undefined {
  const own = certificates.filter((one) => one.courseId === courseId && one.state !== 'superseded')
  return own.find(({ state }) => state === 'valid') ?? own[0]
}
