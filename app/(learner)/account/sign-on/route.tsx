import { signOnField } from '@/app/_auth/arrive-from'
import { requireLearner } from '@/app/_auth/guards'
import { leaveFor } from '@/app/_auth/leave-for'
import { requireRecentPassword } from '@/app/_auth/recent-password'
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
import { maySignOn } from '@/lib/people/single-sign-on/may-sign-on'
import { findProviderFor, listLinks } from '@/lib/people/single-sign-on/queries'
import { dayInWords } from '@/lib/platform/words'

const here = '/account/sign-on'

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const [links, { values, errors }] = await Promise.all([listLinks(learner), readFlash(query.get('problem'))])
  return {
    title: 'Single sign-on',
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title="Single sign-on" kicker="Account" />
        <ErrorSummary errors={errors} />
        {query.get('done') === 'linked' && <Notice kind="good" title="Your sign-on is linked" role="status" />}
        {links.length === 0 ? (
          <p>Your account is not linked to an organization’s sign-in.</p>
        ) : (
          <ul>
            {links.map(({ provider, boundAt }) => (
              <li key={provider}>
                {provider}, linked on {dayInWords(boundAt, learner.timeZone)}
              </li>
            ))}
          </ul>
        )}
        <h2>Link your organization’s sign-in</h2>
        <form method="post" action={here}>
          <Field
            label="Work email"
            name={signOnField}
            type="email"
            autoComplete="email"
            hint="You sign in there once. After that, you don’t need your password here."
            defaultValue={values[signOnField] ?? learner.email}
            error={errorOf(errors, signOnField)}
          />
          <Button>Link</Button>
        </form>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) => {
  const learner = await requireLearner()
  const work = form.get(signOnField) ?? ''
  const again = (message: string) =>
    backToForm(here, { values: { [signOnField]: work }, errors: [{ field: signOnField, message }] })
  const provider = await findProviderFor(work)
  if (!provider) return again('No organization here signs in people with this address.')
  await requireRecentPassword({ request, form })
  if (!(await maySignOn(addressOf(request)))) return again('There were too many tries. Wait fifteen minutes.')
  return leaveFor(provider, { next: `${here}?done=linked`, accountId: learner.accountId, sessionId: null })
})
