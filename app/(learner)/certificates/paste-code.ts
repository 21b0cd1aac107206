import { html } from '@/lib/platform/file/html'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** Plain HTML that loads nothing from this site, so it can't track the holder's visitors. */
export function pasteCode(certificate: CertificateView): string {
  const { verifyUrl, courseTitle, courseSubtitle, issuerName, serial } = certificate
  const words = `${courseTitle}: ${courseSubtitle}. Certificate ${serial}, ${issuerName}`
  return String(html`<a href="${verifyUrl}">${words}</a>`)
}
