import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { describedBy, FieldNotes, fieldId } from '@/app/_ui/field-notes'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { isDemo } from '@/lib/platform/env'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { issuerName, title } from './sentences'

const fileHint =
  'The PDF of a certificate or a transcript, a credential (JSON or JWT), a transcript (JSON) or a badge (PNG or SVG), 5 MB at most. Choose it, or drop it here.'
const textHint = 'A credential as JSON or as a JWT, a transcript as JSON, the serial, or the link to a certificate.'

export function VerifyForms({ values, errors }: Flash) {
  const [fileError, textError] = [errorOf(errors, 'file'), errorOf(errors, 'text')]
  const isSerial = errors[0]?.field === 'serial'
  return (
    <Page width="form">
      <PageHeading title={title} />
      <ErrorSummary
        errors={errors}
        title={isSerial ? 'This serial cannot be looked up' : 'This could not be checked'}
      />
      {isDemo && (
        <Notice kind="warn" title="This is a demonstration">
          <p>Certificates issued here prove nothing: they carry the word DEMONSTRATION.</p>
        </Notice>
      )}
      <form method="post" action="/verify/lookup">
        <Field
          label="Serial"
          name="serial"
          hint="On the certificate, for example NL-7K3M-9QXD-2VHR-T5WC. Upper or lower case, with or without dashes."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          defaultValue={values.serial}
          error={errorOf(errors, 'serial')}
        />
        <Button>Verify</Button>
      </form>
      <form id="check" className="drop" method="post" action="/verify/check" encType="multipart/form-data" data-check>
        <h2>Check a file</h2>
        <p>What you hand in is checked at once, and neither kept nor logged.</p>
        <div className={fileError ? 'field field-wrong' : 'field'}>
          <label htmlFor={fieldId('file')}>File</label>
          <FieldNotes name="file" hint={fileHint} error={fileError} />
          <input
            type="file"
            id={fieldId('file')}
            name="file"
            aria-invalid={fileError ? true : undefined}
            aria-describedby={describedBy('file', { hint: fileHint, error: fileError })}
          />
        </div>
        <div className={textError ? 'field field-wrong' : 'field'}>
          <label htmlFor={fieldId('text')}>Or paste its text</label>
          <FieldNotes name="text" hint={textHint} error={textError} />
          <textarea
            id={fieldId('text')}
            name="text"
            rows={4}
            autoComplete="off"
            spellCheck={false}
            defaultValue={values.text}
            aria-invalid={textError ? true : undefined}
            aria-describedby={describedBy('text', { hint: textHint, error: textError })}
          />
        </div>
        <p className="drop-said" role="status" />
        <Button>Check</Button>
      </form>
      <Prose>
        {configuredIssuer() && (
          <>
            <h2>Without a network</h2>
            <p>
              <a href="/verify/northlight-verifier.html">Download the offline verifier</a>: one file that checks
              certificates in your browser, on a computer without a network and in years to come. It cannot know whether
              one was revoked.
            </p>
          </>
        )}
        <h2>What this can tell</h2>
        <p>
          Whether {issuerName()} issued the certificate, to which name, for which course, and whether it still holds. By
          its serial it shows what was recorded when the certificate was issued; compare that with what you were given.
          By its file it also finds whether somebody changed it.
        </p>
        <h2>What it cannot tell</h2>
        <p>
          Whether the person in front of you is the one named. Ask them for a document that shows their name, as you
          would with any certificate.
        </p>
      </Prose>
    </Page>
  )
}
