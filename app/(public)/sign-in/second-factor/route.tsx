import { readPending } from '@/app/_auth/pending-cookie'
import { openPage } from '@/app/_auth/reader'
import { errorOf, readFlash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { seeOther } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { PasskeyForm } from '@/app/_ui/form/passkey-form'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findPending } from '@/lib/people/account/session/pending-sign-in'
import { listFactors } from '@/lib/people/second-factor/queries'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { finishSignInHere } from './finish'

export const GET = openPage(async ({ query }) => {
  const next = safeNext(query.get('next'))
  const pending = await findPending(await readPending(), new Date())
  if (!pending) return seeOther(`/sign-in?done=expired&next=${encodeURIComponent(next)}`)
  const kinds = (await listFactors(pending)).map(({ kind }) => kind)
  const { values, errors } = await readFlash(query.get('problem'))
  const { wait } = values
  const hasPasskey = kinds.includes('passkey') && relyingParty !== null
  return {
    ...(wait && { status: 429, headers: { 'Retry-After': String(Number.parseInt(wait, 10) || 1) } }),
    title: 'Confirm that it’s you',
    audience: 'public',
    ...(hasPasskey && { script: 'passkey.js' }),
    main: (
      <Page width="form">
        <PageHeading title="Confirm that it’s you" kicker="Sign in, step 2 of 2" />
        <ErrorSummary errors={errors} title="You are not signed in yet" />
        {hasPasskey && (
          <PasskeyForm
            action="/sign-in/second-factor/passkey"
            challenge="/sign-in/second-factor/challenge"
            kind="use"
            button="Use a passkey"
          >
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        )}
        <form method="post" action="/sign-in/second-factor">
          <input type="hidden" name="next" value={next} />
          <Field
            label="Code"
            name="code"
            autoComplete="one-time-code"
            maxLength={40}
            spellCheck={false}
            hint={
              kinds.includes('app')
                ? 'The 6 digits that your authenticator app shows now, or one of your recovery codes.'
                : 'One of your recovery codes.'
            }
            error={errorOf(errors, 'code')}
          />
          <Button kind={hasPasskey ? 'quiet' : 'primary'}>Continue</Button>
        </form>
        <p>
          Lost everything? Ask the people who run the site to remove your second step.{' '}
          <a href="/sign-in">Start again</a>
        </p>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) =>
  finishSignInHere({ request, next: form.get('next') }, { code: (form.get('code') ?? '').slice(0, 40) }),
)
