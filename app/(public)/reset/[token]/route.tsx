import { NewPasswordField } from '@/app/_auth/new-password-field'
import { openPage } from '@/app/_auth/reader'
import { readFlash } from '@/app/_http/flash'
import { unusableLink } from '@/app/_http/unusable-link'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findReset } from '@/lib/people/account/reset-password'
import { sendsMail } from '@/lib/people/mail/place'

export const GET = openPage<'/reset/[token]'>(async ({ params, query }) => {
  const { token } = params
  const problem = query.get('problem')
  const account = await findReset(token)
  if (!account) {
    return unusableLink(
      'Set a new password',
      <p>
        It was used already, or it is too old.{' '}
        {sendsMail ? <a href="/reset">Ask for a new one</a> : 'Ask your coordinator for a new one.'}
      </p>,
    )
  }
  const { errors } = await readFlash(problem)
  return {
    title: 'Set a new password',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Set a new password" />
        <ErrorSummary errors={errors} />
        <p>For the account of {account.name}. This signs the account out everywhere.</p>
        <form method="post" action="/reset/password">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
          <NewPasswordField error={errors[0]?.message} />
          <Button>Set password</Button>
        </form>
      </Page>
    ),
  }
})
