import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { passwordLength } from '@/lib/people/account/password'
import { findReset } from '@/lib/people/account/reset-password'

export const GET = page<'/reset/[token]'>(async ({ params, query }) => {
  const { token } = params
  const problem = query.get('problem')
  const account = await findReset(token)
  if (!account) {
    return {
      title: 'Set a new password',
      audience: 'public',
      main: (
        <Page width="form">
          <PageHeading title="This link cannot be used" />
          <p>It was used already, or it is more than a day old. Ask your coordinator for a new one.</p>
        </Page>
      ),
    }
  }
  const { errors } = await readFlash(problem)
  return {
    title: 'Set a new password',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Set a new password" />
        <ErrorSummary errors={errors} />
        <p>
          For the account of {account.name}. Every place where this account is signed in will have to sign in again.
        </p>
        <form method="post" action="/reset/password">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
          <Field
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint={`At least ${passwordLength.min} characters.`}
            error={errors[0]?.message}
          />
          <Button>Set password</Button>
        </form>
      </Page>
    ),
  }
})
