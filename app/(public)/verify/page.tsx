import { readFlash } from '@/app/_auth/flash'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { isDemo } from '@/lib/platform/env'

export const metadata = { title: 'Verify a certificate' }

export default async function VerifyPage({ searchParams }: PageProps<'/verify'>) {
  const { problem } = await searchParams
  const { values, errors } = await readFlash(problem)
  return (
    <Page width="form">
      <PageHeading title="Verify a certificate" />
      <ErrorSummary errors={errors} title="This serial cannot be looked up" />
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
          error={errors[0]?.message}
        />
        <Button>Verify</Button>
      </form>
      <Prose>
        <h2>What this can tell</h2>
        <p>
          Whether Northlight issued the certificate, to which name, for which course, and whether it still holds. It
          shows what was recorded when the certificate was issued; compare it with what you were given.
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
