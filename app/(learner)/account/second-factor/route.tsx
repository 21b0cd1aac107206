import { requireSession } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findDueAt } from '@/lib/people/second-factor/duty'
import { countRecoveryCodes, listFactors } from '@/lib/people/second-factor/queries'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { AddForms } from './add-forms'
import { DutyNotice } from './duty-notice'
import { FactorTable } from './factor-table'
import { RecoveryCodes } from './recovery-codes'

export const GET = page(async ({ query }) => {
  const { learner, session } = await requireSession()
  const next = safeNext(query.get('next'), '')
  const done = query.get('done')
  const [{ values, errors }, factors, codesLeft, dueAt] = await Promise.all([
    readFlash(query.get('problem')),
    listFactors(learner),
    countRecoveryCodes(learner),
    findDueAt(learner),
  ])
  const hasFactor = factors.length > 0
  return {
    title: 'Two-step sign-in',
    current: '/account',
    ...(relyingParty && { script: 'passkey.js' }),
    main: (
      <Page width="form">
        <PageHeading title="Two-step sign-in" kicker="Account" />
        <ErrorSummary errors={errors} />
        {done === 'added' && <Notice kind="good" title="Your new second step works" role="status" />}
        {done === 'removed' && <Notice kind="good" title="The second step was removed" role="status" />}
        {hasFactor && dueAt && session.factorAt === null && (
          <Notice kind="warn" title="You signed in without your second step">
            <p>To open the pages of your role, sign out. Then use your password and second step, or a passkey.</p>
          </Notice>
        )}
        {!hasFactor && dueAt && <DutyNotice dueAt={dueAt} timeZone={learner.timeZone} />}
        <p>
          {hasFactor
            ? 'After your password, we ask for one of these.'
            : 'With a second step, nobody can sign in with your password alone.'}
        </p>
        {hasFactor && <FactorTable factors={factors} timeZone={learner.timeZone} />}
        {hasFactor && <RecoveryCodes left={codesLeft} />}
        <AddForms values={values} errors={errors} next={next} />
        <ButtonRow>
          <ButtonLink kind="quiet" href="/account">
            Account
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})
