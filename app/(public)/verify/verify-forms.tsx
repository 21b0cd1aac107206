import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { isDemo } from '@/lib/platform/env'
import { FileForm } from './file-form'
import { title } from './sentences'
import { WhatItTells } from './what-it-tells'

export function VerifyForms({ values, errors }: Flash) {
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
      <FileForm values={values} errors={errors} />
      <WhatItTells />
    </Page>
  )
}
