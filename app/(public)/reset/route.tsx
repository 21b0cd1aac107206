import { backToForm, errorOf, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { emailAddress } from '@/lib/people/account/schema'
import { askForReset } from '@/lib/people/address/ask-for-reset'
import { mayAsk } from '@/lib/people/address/mail-limits'
import { sendsMail } from '@/lib/people/mail/place'
import { inEvenTime } from '@/lib/platform/limit/even-time'

const title = 'Forgot your password?'

export const GET = page(async ({ query }) => {
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title,
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title={title} />
        <ErrorSummary errors={errors} />
        {query.get('done') === 'sent' && (
          <Notice kind="info" title="Check your mail" role="status">
            <p>
              If an account has this address, we sent a link to set a new password. It works once, for an hour. No mail?
              Look in the spam folder, or try again in fifteen minutes.
            </p>
          </Notice>
        )}
        {sendsMail ? (
          <form method="post" action="/reset">
            <Field
              label="Email"
              name="email"
              type="email"
              autoComplete="username"
              hint="We send a link to set a new password."
              maxLength={254}
              defaultValue={values.email}
              error={errorOf(errors, 'email')}
            />
            <Button>Send the link</Button>
          </form>
        ) : (
          <p>
            This site sends no mail. Your coordinator, or the people who run this site, can make you a link to set a new
            password.
          </p>
        )}
        <p>
          <a href="/sign-in">Back to sign-in</a>
        </p>
      </Page>
    ),
  }
})

export const POST = write(async ({ request, form }) => {
  const email = (form.get('email') ?? '').slice(0, 300)
  const network = addressOf(request)
  const again = (message: string) => backToForm('/reset', { values: { email }, errors: [{ field: 'email', message }] })
  const parsed = emailAddress.safeParse(email)
  if (!parsed.success) return again(parsed.error.issues[0]?.message ?? 'Enter your email address.')
  if (!sendsMail) return { to: '/reset' }
  if (!(await mayAsk(network, new Date()))) {
    return again('This network asked for too many links. Try again in an hour.')
  }
  await inEvenTime(300, askForReset({ email: parsed.data, network }))
  return { to: '/reset?done=sent' }
})
