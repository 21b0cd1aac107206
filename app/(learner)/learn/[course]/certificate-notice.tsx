import { Notice } from '@/app/_ui/notice'
import type { CertificateView } from '@/lib/record/certificate/queries'

export function CertificateNotice({ certificate, mayRenew }: { certificate: CertificateView; mayRenew: boolean }) {
  if (certificate.state === 'valid')
    return (
      <Notice kind="good" title="You have earned the certificate of this course">
        <p>
          <a href={`/certificates/${certificate.serial}.pdf`}>Download it (PDF)</a>, or see all{' '}
          <a href="/certificates">your certificates</a>. A <a href="/practice">short case a week</a> keeps it fresh, if
          you like.
        </p>
      </Notice>
    )
  return (
    <Notice
      kind="warn"
      title={certificate.state === 'revoked' ? 'Your certificate was revoked' : 'Your certificate has expired'}
    >
      <p>
        {wayOn(certificate, mayRenew)} We keep your training record and <a href="/certificates">your certificate</a>.
      </p>
    </Notice>
  )
}

function wayOn({ state }: CertificateView, mayRenew: boolean): string {
  if (mayRenew) return 'To get a new one, renew it.'
  const ask = 'Ask your coordinator or the site’s administrator what to do.'
  return state === 'revoked' ? ask : `You can’t renew it now. ${ask}`
}
