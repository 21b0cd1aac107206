import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { HiddenFields } from './hidden-fields'
import { type PasswordNeeded, passwordField } from './password-needed'
import type { DocumentContent } from './render'

type Asked = Pick<PasswordNeeded, 'form' | 'problem' | 'confirmers'>

/** Resends the refused form with the password, or after a new sign-in at the person's provider. */
export function passwordPage({ form, problem, confirmers }: Asked, action: string, back: string): DocumentContent {
  const errors = problem ? [{ field: passwordField, message: problem }] : []
  const hasProvider = confirmers.length > 0
  const title = hasProvider ? 'Confirm that it’s you' : 'Type your password again'
  const main = (
    <Page width="form">
      <PageHeading title={title} />
      <ErrorSummary errors={errors} />
      <p>This can’t be undone, or shows much about you, so we check that it’s you. We kept what you entered.</p>
      {confirmers.map(({ id, name }) => (
        <form key={id} method="post" action="/account/confirmation">
          <HiddenFields form={keptForm({ form, provider: id, action, back })} without={[]} />
          <Button>Sign in again with {name}</Button>
        </form>
      ))}
      {hasProvider && <h2>Or type your password</h2>}
      <form method="post" action={action}>
        <HiddenFields form={form} without={[passwordField]} />
        <Field
          label="Password"
          name={passwordField}
          type="password"
          autoComplete="current-password"
          hint={hasProvider && 'If you also have one here.'}
          error={problem ?? undefined}
        />
        <ButtonRow cancel={back}>
          <Button kind={hasProvider ? 'quiet' : 'primary'}>Continue</Button>
        </ButtonRow>
      </form>
    </Page>
  )
  return { title, main, audience: 'member' }
}

interface Kept {
  form: URLSearchParams
  provider: string
  action: string
  back: string
}

function keptForm({ form, provider, action, back }: Kept): URLSearchParams {
  const fields = [...form].filter(([name]) => name !== passwordField)
  return new URLSearchParams({ provider, to: action, back, form: new URLSearchParams(fields).toString() })
}
