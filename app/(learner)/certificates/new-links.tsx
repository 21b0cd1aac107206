import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** One permission, a link for each file type, shown once. */
export function NewLinks({ link, certificate }: { link: string; certificate: CertificateView }) {
  const { origin, search } = new URL(link)
  const field = `link-${certificate.serial}`
  const credential = `${origin}/credentials/${certificate.serial}`
  return (
    <Notice
      kind="good"
      title={`Anyone with this link can read the ${certificate.hasCredential ? 'files' : 'PDF'}`}
      role="status"
    >
      <div className="field">
        <label htmlFor={field}>Link</label>
        <textarea className="paste" id={field} rows={2} readOnly spellCheck={false} defaultValue={link} />
      </div>
      <ButtonRow>
        <Button type="button" data-copy={field}>
          Copy the link
        </Button>
        <ButtonLink kind="quiet" href={link}>
          Open it
        </ButtonLink>
        <span role="status" />
      </ButtonRow>
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
