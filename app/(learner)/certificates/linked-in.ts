import { dayOf } from '@/lib/platform/words'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** Null for a revoked or corrected certificate. A demonstration says so in its name. */
export function linkedInAddress(certificate: CertificateView): string | null {
  const { state, demonstration, issuedAt, expiresAt, timeZone } = certificate
  if (state === 'revoked' || state === 'superseded') return null
  const issued = yearAndMonth(issuedAt, timeZone)
  const expires = expiresAt && yearAndMonth(expiresAt, timeZone)
  const query = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: `${demonstration ? 'DEMONSTRATION: ' : ''}${certificate.courseTitle}: ${certificate.courseSubtitle}`,
    organizationName: certificate.issuerName,
    issueYear: issued.year,
    issueMonth: issued.month,
    ...(expires && { expirationYear: expires.year, expirationMonth: expires.month }),
    certUrl: certificate.verifyUrl,
    certId: certificate.serial,
  })
  return `https://www.linkedin.com/profile/add?${query}`
}

function yearAndMonth(moment: Date, timeZone: string): { year: string; month: string } {
  const [year = '', month = ''] = dayOf(moment, timeZone).split('-')
  return { year, month: String(Number(month)) }
}
