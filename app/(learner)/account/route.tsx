import { requireLearner } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { hasConfirmedAddress, isAdministrator } from '@/lib/people/account/queries'
import { listCoordinatedOrganizations, listMemberships } from '@/lib/people/organization/queries'
import { listEndedRoles } from '@/lib/people/role/queries'
import { AccountFacts } from './account-facts'
import { AccountLinks } from './account-links'
import { ClosureForm } from './closure-form'
import { DataForm } from './data-form'
import { PasswordForm } from './password-form'

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const problem = query.get('problem')
  const done = query.get('done')
  const [{ errors }, isConfirmed, memberships, coordinated, administers, ended] = await Promise.all([
    readFlash(problem),
    hasConfirmedAddress(learner),
    listMemberships(learner),
    listCoordinatedOrganizations(learner),
    isAdministrator(learner),
    listEndedRoles(learner),
  ])
  return {
    title: 'Account',
    main: (
      <Page width="form">
        <PageHeading title="Account" />
        <ErrorSummary errors={errors} />
        {done === 'name' && <Notice kind="good" title="Your name was changed" role="status" />}
        {done === 'address' && <Notice kind="good" title="Your address is confirmed" role="status" />}
        {done === 'left' && <Notice kind="good" title="You left the organization" role="status" />}
        {done === 'password' && <Notice kind="good" title="Your password was changed" role="status" />}
        <AccountFacts
          learner={learner}
          isConfirmed={isConfirmed}
          memberships={memberships}
          coordinated={coordinated}
          administers={administers}
          ended={ended}
        />
        <form method="post" action="/sign-out">
          <Button kind="quiet">Sign out</Button>
        </form>
        <AccountLinks />
        <h2>Change your password</h2>
        <PasswordForm email={learner.email} errors={errors} />
        <DataForm />
        <ClosureForm errors={errors} />
      </Page>
    ),
  }
})
