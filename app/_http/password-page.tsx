import { type PasswordNeeded, passwordField } from '@/app/_auth/recent-password'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { HiddenFields } from './hidden-fields'
import type { DocumentContent } from './render'

/** Resends the refused form with the password. */
export function passwordPage({ form, problem }: PasswordNeeded, action: string, back: string): DocumentContent {
  const errors = problem ? [{ field: passwordField, message: problem }] : []
  const main = (
    <Page width="form">
      <PageHeading title="Type your password again" />
      <ErrorSummary errors={errors} />
      <p>This can’t be undone, or shows much about you, so we check that it’s you. We kept what you entered.</p>
      <form method="post" action={action}>
        <HiddenFields form={form} without={[passwordField]} />
        <Field
          label="Password"
          name={passwordField}
          type="password"
          autoComplete="current-password"
          {...(problem && { error: problem })}
        />
        <ButtonRow>
          <Button>Continue</Button>
          <ButtonLink kind="quiet" href={back}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
  return { title: 'Type your password again', main, audience: 'public' }
}
