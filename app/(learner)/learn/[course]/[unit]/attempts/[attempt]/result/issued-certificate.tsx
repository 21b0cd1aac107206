import { Star } from '@/app/_ui/star'
import { dayInWords } from '@/lib/platform/words'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** The certificate as a picture in text; its PDF says more. */
export function IssuedCertificate({ certificate }: { certificate: CertificateView }) {
  const { serial, name, courseTitle, courseSubtitle, issuedAt, issuerName, timeZone, demonstration } = certificate
  return (
    <figure className="issued">
      <div className="issued-paper">
        <p className="issued-head">
          <Star />
          <strong>{issuerName}</strong>
        </p>
        <p className="issued-kind">Certificate of completion</p>
        <p className="issued-name">
          <bdi>{name}</bdi>
        </p>
        <p>
          {courseTitle}: {courseSubtitle}
        </p>
        {demonstration && <p>DEMONSTRATION: it proves nothing about anyone’s training.</p>}
        <p className="issued-foot">
          <span>{dayInWords(issuedAt, timeZone)}</span> <span>{serial}</span>
        </p>
      </div>
      <figcaption>
        Anyone can check it at <a href={`/verify/${serial}`}>its public page</a>.
      </figcaption>
    </figure>
  )
}
