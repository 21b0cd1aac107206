import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { linkedInAddress } from './linked-in'
import { pasteCode } from './paste-code'

/** Links only: viewing this page sends nothing to a third party. */
export function Sharing({ certificate }: { certificate: CertificateView }) {
  const { serial, shared, hasCredential } = certificate
  const linkedIn = linkedInAddress(certificate)
  const field = `paste-${serial}`
  return (
    <>
      <form method="post" action={`/certificates/${serial}/share`}>
        <ButtonRow>
          <Button kind="quiet" name="do" value="make">
            {shared ? 'Make a new share link' : 'Make a share link'}
          </Button>
          {shared && (
            <Button kind="quiet" name="do" value="end">
              End sharing
            </Button>
          )}
        </ButtonRow>
        <p className="field-hint">
          With this link, an employer{hasCredential ? ' or a wallet can open the files' : ' can open the PDF'} without
          an account, until you end it.
        </p>
      </form>
      <details>
        <summary>Show it elsewhere</summary>
        <h3>LinkedIn</h3>
        {linkedIn ? (
          <p>
            <a href={linkedIn} rel="noreferrer">
              Add to LinkedIn
            </a>{' '}
            opens LinkedIn’s page, filled in with the course, dates, serial, and public page. Nothing is sent to
            LinkedIn until you click it.
          </p>
        ) : (
          <p>This certificate is no longer valid, so it cannot be added to LinkedIn.</p>
        )}
        <h3>Your own web page</h3>
        <div className="field">
          <label htmlFor={field}>
            Code to paste <span className="vh">for {serial}</span>
          </label>
          <p className="field-hint" id={`${field}-hint`}>
            A link to its public page, which shows your name as issued.
          </p>
          <textarea
            className="paste"
            id={field}
            aria-describedby={`${field}-hint`}
            rows={4}
            readOnly
            spellCheck={false}
            defaultValue={pasteCode(certificate)}
          />
        </div>
        <ButtonRow>
          <Button kind="quiet" type="button" data-copy={field}>
            Copy the code
          </Button>
          <span role="status" />
        </ButtonRow>
      </details>
    </>
  )
}
