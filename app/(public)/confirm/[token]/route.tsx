import { readDevice } from '@/app/_auth/device'
import { openPage } from '@/app/_auth/reader'
import { signedIn } from '@/app/_auth/signed-in'
import { backToForm, errorOf, readFlash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { unusableLink } from '@/app/_http/unusable-link'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { confirmRegistration, findRegistration } from '@/lib/people/address/confirm-registration'

type Path = '/confirm/[token]'

const title = 'Create your account'
const sentences = {
  'no-match': 'This is not the password that you chose. If you forgot it, fill in the form again.',
  'too-many': 'There were too many tries. Fill in the form again.',
} as const

/** Mail scanners open links, so only the button changes anything. */
export const GET = openPage<Path>(async ({ params, query }) => {
  const { token } = params
  const found = await findRegistration(token)
  if (!found) {
    return unusableLink(
      title,
      <p>
        It was used already, or it is more than a day old. <a href="/sign-in">Sign in</a>, or{' '}
        <a href="/register">fill in the form again</a>.
      </p>,
    )
  }
  const { errors } = await readFlash(query.get('problem'))
  return {
    title,
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title={title} />
        <ErrorSummary errors={errors} />
        <p>Type the password that you chose for {found.email}. If you didn’t ask for an account, close this page.</p>
        <form method="post" action={`/confirm/${token}`}>
          <input type="hidden" name="username" autoComplete="username" value={found.email} readOnly />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            error={errorOf(errors, 'password')}
          />
          <Button>Create the account</Button>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ request, params, form }) => {
  const here = `/confirm/${encodeURIComponent(params.token)}`
  const password = (form.get('password') ?? '').slice(0, 1000)
  const confirmed = await confirmRegistration({ token: params.token, password })
  if (!confirmed.ok) {
    if (confirmed.reason === 'link-unusable') return { to: here }
    return backToForm(here, { values: {}, errors: [{ field: 'password', message: sentences[confirmed.reason] }] })
  }
  const next = safeNext(confirmed.next)
  const verified = await verifyCredentials({
    email: confirmed.email,
    password,
    address: addressOf(request),
    device: await readDevice(),
    userAgent: request.headers.get('user-agent'),
  })
  return verified.ok ? signedIn(verified, next) : { to: `/sign-in?done=registered&next=${encodeURIComponent(next)}` }
})
