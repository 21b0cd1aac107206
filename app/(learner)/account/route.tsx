import { requireLearner } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findSignInCode, hasConfirmedAddress, isAdministrator } from '@/lib/people/account/queries'
import { listAuditedOrganizations, listOfferedGrants } from '@/lib/people/auditor/queries'
import { listCoordinatedOrganizations, listMemberships } from '@/lib/people/organization/queries'
import { listEndedRoles } from '@/lib/people/role/queries'
import { listOwnSuggestions } from '@/lib/people/suggestion/queries'
import { AccountFacts } from './account-facts'
import { AccountLinks } from './account-links'
import { ClosureForm } from './closure-form'
import { DataForm } from './data-form'
import { PasswordForm } from './password-form'
import { SuggestionList } from './suggestion-list'

const doneIn = doneWords<{ kind: 'good' | 'warn'; title: string }>({
  name: { kind: 'good', title: 'Your name was changed' },
  address: { kind: 'good', title: 'Your address is confirmed' },
  link: { kind: 'good', title: 'Open the link in the mail to your new address' },
  declined: { kind: 'good', title: 'Your name and address stay as they are' },
  shown: { kind: 'good', title: 'Your earlier certificates are shared now' },
  hidden: { kind: 'good', title: 'Your earlier certificates are no longer shared' },
  language: { kind: 'good', title: 'Your first language was saved. Thank you' },
  'language-removed': { kind: 'good', title: 'Your first language was deleted' },
  left: { kind: 'good', title: 'You left the organization' },
  password: { kind: 'good', title: 'Your password was changed' },
  'suggestion-changed': { kind: 'warn', title: 'This suggestion is no longer open' },
  'suggestion-too-many': { kind: 'warn', title: 'There were too many links. Try again in an hour.' },
})

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const problem = query.get('problem')
  const now = new Date()
  const [{ errors }, isConfirmed, signInCode, memberships, coordinated, administers, ended, suggestions, ...audits] =
    await Promise.all([
      readFlash(problem),
      hasConfirmedAddress(learner),
      findSignInCode(learner),
      listMemberships(learner),
      listCoordinatedOrganizations(learner),
      isAdministrator(learner),
      listEndedRoles(learner),
      listOwnSuggestions(learner),
      listAuditedOrganizations(learner, now),
      listOfferedGrants(learner, now),
    ])
  const message = doneIn(query)
  return {
    title: 'Account',
    current: '/account',
    main: (
      <Page width="wide">
        <PageHeading title="Account" />
        <ErrorSummary errors={errors} />
        {message && <Notice kind={message.kind} title={message.title} role="status" />}
        <SuggestionList suggestions={suggestions} />
        <div className="with-side">
          <div>
            <AccountFacts
              learner={learner}
              signInCode={signInCode}
              isConfirmed={isConfirmed}
              memberships={memberships}
              coordinated={coordinated}
              isAuditor={audits.flat().length > 0}
              administers={administers}
              ended={ended}
            />
            <form method="post" action="/sign-out">
              <Button kind="quiet">Sign out</Button>
            </form>
          </div>
          <div className="side">
            <AccountLinks />
          </div>
          <div className="narrow">
            <PasswordForm email={learner.email} errors={errors} />
            <DataForm />
            <ClosureForm errors={errors} />
          </div>
        </div>
      </Page>
    ),
  }
})
