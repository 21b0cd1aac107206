import { z } from 'zod'
import { openPage } from '@/app/_auth/reader'
import { decline } from '@/app/_http/decline'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { addressOf } from '@/app/_http/request'
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

export const GET = openPage(async ({ query }) => {
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

export const POST = form(async ({ request, submit }) => {
  const network = addressOf(request)
  if (!sendsMail) return { to: '/reset' }
  return submit({
    fields: z.object({ email: emailAddress }),
    back: '/reset',
    save: async ({ email }) => {
      if (!(await mayAsk(network, new Date()))) return decline('too-many')
      await inEvenTime(300, askForReset({ email, network }))
      return { ok: true }
    },
    refusals: () => ({
      field: 'email',
      message: 'This network asked for too many links. Try again in an hour.',
    }),
    to: '/reset?done=sent',
  })
})
