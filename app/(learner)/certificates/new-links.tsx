import { Notice } from '@/app/_ui/notice'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** One permission, a link for each file type, shown once. */
export function NewLinks({ link, certificate }: { link: string; certificate: CertificateView }) {
  const { origin, search } = new URL(link)
  const credential = `${origin}/credentials/${certificate.serial}`
  return (
    <Notice
      kind="good"
      title={`Anyone with this link can read the ${certificate.hasCredential ? 'files' : 'PDF'}`}
      role="status"
    >
      <p>
        <code className="certificate-link">{link}</code>
      </p>
      {certificate.hasCredential && (
        <>
          <p>For a wallet, or a site that asks for an Open Badges credential:</p>
          <p>
            <a className="certificate-link" href={`${credential}.json${search}`}>{`${credential}.json${search}`}</a>
          </p>
          <p>
            <a className="certificate-link" href={`${credential}.jwt${search}`}>{`${credential}.jwt${search}`}</a>
          </p>
        </>
      )}
      <p>It is shown once. A new link ends this one.</p>
    </Notice>
  )
}
