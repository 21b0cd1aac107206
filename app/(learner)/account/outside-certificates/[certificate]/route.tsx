import { requireLearner } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { OutsideDetails } from '@/app/_record/outside-details'
import { answerWithdrawal } from '@/app/_record/withdrawal'
import { WithdrawalForm } from '@/app/_record/withdrawal-form'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireOutside } from '@/lib/record/outside-certificate/queries'

type Path = '/account/outside-certificates/[certificate]'

const doneIn = doneWords({
  sent: 'Certificate sent. A coordinator decides if it counts.',
  withdrawn: 'Certificate withdrawn.',
})

const all = '/account/outside-certificates'

export const GET = page<Path>(async ({ params, query }) => {
  const learner = await requireLearner()
  const [versions, flash] = await Promise.all([
    requireOutside(learner, params.certificate),
    readFlash(query.get('problem')),
  ])
  const newest = versions.at(-1) ?? versions[0]
  const here = `${all}/${newest.certificateId}`
  const done = doneIn(query)
  return {
    title: 'Another provider’s certificate',
    current: '/account',
    main: (
      <Page width="reading">
        <PageHeading title={newest.title} back={{ href: all, text: 'Other providers’ certificates' }} />
        <ErrorSummary errors={flash.errors} />
        {done && <Notice kind="good" title={done} role="status" />}
        <OutsideDetails here={here} versions={versions} timeZone={learner.timeZone} />
        {newest.state === 'sent' && <WithdrawalForm action={here} version={newest.id} flash={flash} />}
      </Page>
    ),
  }
})

/** Withdraws the certificate. */
export const POST = form<Path>(async ({ params, world, submit }) => {
  const learner = await requireLearner()
  const [{ certificateId }] = await requireOutside(learner, params.certificate)
  return answerWithdrawal(learner, { here: `${all}/${certificateId}`, submit, world })
})
