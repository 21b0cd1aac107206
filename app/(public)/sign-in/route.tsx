import { openPage } from '@/app/_auth/reader'
import { readFlash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { PasskeyForm } from '@/app/_ui/form/passkey-form'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { demoAccounts, demoPassword } from '@/lib/people/account/demo'
import { sendsMail } from '@/lib/people/mail/place'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { findSignInChoices } from '@/lib/people/single-sign-on/queries'
import { isDemo } from '@/lib/platform/env'
import { doneNotice } from './done-notice'
import { SignOnChoices } from './sign-on-choices'

export const GET = openPage(async ({ query }) => {
  const next = query.get('next')
  const problem = query.get('problem')
  const [{ values, errors }, choices] = await Promise.all([readFlash(problem), findSignInChoices()])
  const target = safeNext(typeof next === 'string' ? next : null)
  const { wait } = values
  return {
    ...(wait && { status: 429, headers: { 'Retry-After': String(Number.parseInt(wait, 10) || 1) } }),
    title: 'Sign in',
    ...(relyingParty && { script: 'passkey.js' }),
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Sign in" />
        <ErrorSummary errors={errors} title="You are not signed in" />
        {doneNotice(query)}
        <form method="post" action="/sign-in/session">
          <input type="hidden" name="next" value={target} />
          <Field
            label="Email"
            name="email"
            inputMode="email"
            autoComplete="username"
            maxLength={254}
            hint="Without an email address, the code on your sheet."
            defaultValue={values.email}
          />
          <Field label="Password" name="password" type="password" autoComplete="current-password" />
          <Button>Sign in</Button>
        </form>
        {relyingParty && (
          <PasskeyForm
            action="/sign-in/passkey"
            challenge="/sign-in/passkey/challenge"
            kind="use"
            button="Use a passkey"
            look="quiet"
          >
            <input type="hidden" name="next" value={target} />
          </PasskeyForm>
        )}
        <SignOnChoices {...choices} next={target} values={values} errors={errors} />
        <p>
          No account yet? <a href={`/register?next=${encodeURIComponent(target)}`}>Create one</a>.
        </p>
        {sendsMail ? (
          <p>
            <a href="/reset">Forgot your password?</a>
          </p>
        ) : (
          <p>
            Forgot your password? Your coordinator, or the people who run this site, can make you a link to set a new
            one.
          </p>
        )}
        {isDemo && (
          <Notice kind="info" title="This is a demonstration">
            <p>
              Nothing here is a real record. These accounts, but not your own, have the password{' '}
              <code>{demoPassword}</code>.
            </p>
            <ul>
              {demoAccounts.map(({ email, what }) => (
                <li key={email}>
                  <code>{email}</code>: {what}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Page>
    ),
  }
})
