import { html } from '@/lib/platform/html'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** A link to the public page as HTML, for a page of the holder’s own. It loads nothing from here. */
export function pasteCode(certificate: CertificateView): string {
  const { verifyUrl, courseTitle, courseSubtitle, issuerName, serial } = certificate
  const words = `${courseTitle}: ${courseSubtitle}. Certificate ${serial}, ${issuerName}`
  return String(html`<a href="${verifyUrl}">${words}</a>`)
}
