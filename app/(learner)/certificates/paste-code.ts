import type { CertificateView } from '@/lib/record/certificate/queries'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A link to the public page as HTML, for a page of the holder’s own. It loads nothing from here. */
export function pasteCode(certificate: CertificateView): string {
  const { verifyUrl, courseTitle, courseSubtitle, issuerName, serial } = certificate
  const words = `${courseTitle}: ${courseSubtitle}. Certificate ${serial}, ${issuerName}`
  const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')
  return `<a href="${escaped(verifyUrl)}">${escaped(words)}</a>`
}
