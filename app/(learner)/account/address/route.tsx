import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { hasConfirmedAddress } from '@/lib/people/account/queries'
import { addressChange } from '@/lib/people/account/schema'
import { askToConfirm } from '@/lib/people/address/ask-to-confirm'
import { sendsMail } from '@/lib/people/mail/place'

const title = 'Your address'

function Form({ email, error }: { email: string; error: string | undefined }) {
  return (
    <form method="post" action="/account/address">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        maxLength={254}
        hint="We send a link to it. Nothing changes until you use the link."
        defaultValue={email}
        error={error}
      />
      <ButtonRow cancel="/account">
        <Button>Send the link</Button>
      </ButtonRow>
    </form>
  )
}

function addressState(email: string, isConfirmed: boolean): string {
  if (!email) return 'You have none. When you confirm one, you sign in with it instead of your code.'
  return `${email} ${isConfirmed ? 'is confirmed.' : 'is not confirmed. You get no mail and no role until then.'}`
}

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const [{ values, errors }, isConfirmed] = await Promise.all([
    readFlash(query.get('problem')),
    hasConfirmedAddress(learner),
  ])
  return {
    title,
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title={title} kicker="Account" />
        <ErrorSummary errors={errors} />
        {query.get('done') === 'sent' && (
          <Notice kind="info" title="Check your mail" role="status">
            <p>We sent a link to the address. It works once, for a day, on a device where you are signed in.</p>
          </Notice>
        )}
        <p>{addressState(learner.email, isConfirmed)}</p>
        {sendsMail ? (
          <Form email={values.email ?? learner.email} error={errorOf(errors, 'email')} />
        ) : (
          <p>
            This site sends no mail. To confirm or change your address, ask an administrator of the site for a link.
            Your coordinator knows who that is.
          </p>
        )}
      </Page>
    ),
  }
})

export const POST = form(async ({ request, form, submit }) => {
  const learner = await requireLearner()
  if (!sendsMail) return { to: '/account/address' }
  return submit({
    fields: addressChange,
    back: '/account/address',
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => askToConfirm(learner, input),
    refusals: () => ({
      field: 'email',
      message: 'We already sent several links to this address. Check your mail, or try again in an hour.',
    }),
    to: '/account/address?done=sent',
  })
})
