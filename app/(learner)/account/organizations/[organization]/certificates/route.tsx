import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { answerConsent } from '@/lib/people/organization/answer-consent'
import { findOwnMembership } from '@/lib/people/organization/membership/find-own-membership'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dayInWords } from '@/lib/platform/words'
import { listCertificates } from '@/lib/record/certificate/queries'

type Path = '/account/organizations/[organization]/certificates'

export const GET = page<Path>(async ({ params }) => {
  const learner = await requireLearner()
  if (!isUuid(params.organization)) throw notFound()
  const { organization, startedAt, showsEarlier } = await findOwnMembership(learner, params.organization)
  const held = await listCertificates(learner, new Date())
  const earlier = held.filter(({ issuedAt }) => issuedAt < startedAt)
  return {
    title: `Share earlier certificates with ${organization}`,
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title={`Share earlier certificates with ${organization}`} />
        <p>
          You joined on {dayInWords(startedAt, learner.timeZone)}. The coordinators of {organization} see what you have
          done since then. They never see your earlier lessons and quizzes, or your other organizations.
        </p>
        {earlier.length === 0 ? (
          <p>You have no certificates from before you joined.</p>
        ) : (
          <ul>
            {earlier.map(({ serial, courseTitle, issuedAt }) => (
              <li key={serial}>
                {courseTitle}, issued on {dayInWords(issuedAt, learner.timeZone)}
              </li>
            ))}
          </ul>
        )}
        <p>
          {showsEarlier
            ? 'They can see your earlier certificates. You can stop sharing them at any time.'
            : 'They can’t see your earlier certificates unless you share them. You can stop at any time.'}
        </p>
        <form method="post" action={`/account/organizations/${params.organization}/certificates`}>
          <input type="hidden" name="agree" value={showsEarlier ? 'no' : 'yes'} />
          <ButtonRow>
            <Button>{showsEarlier ? 'Stop sharing' : 'Share my earlier certificates'}</Button>
            <ButtonLink kind="quiet" href="/account">
              Back to your account
            </ButtonLink>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { organization: organizationId } = params
  if (!isUuid(organizationId)) throw notFound()
  const agrees = form.get('agree') === 'yes'
  await answerConsent(learner, { organizationId, agrees })
  return { to: `/account?done=${agrees ? 'shown' : 'hidden'}` }
})
