import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { halves } from '@/app/_ui/code-text'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { dayInWords } from '@/lib/platform/words'
import { CompletedWork } from './completed-work'
import { Downloads } from './downloads'
import { formerPage } from './former-page'
import { IdentityNotices } from './identity-notices'
import { loadPerson } from './load-person'
import { NotesAndChanges } from './notes-and-changes'
import { PersonActions } from './person-actions'
import { PersonFacts } from './person-facts'

const doneIn = doneWords({
  granted: 'Granted. It counts in every quiz from now on, including an open one.',
  ended: 'Ended. An open attempt keeps it.',
  unlocked: 'Another attempt is open.',
  noted: 'The note is saved.',
  waived: 'Waived. The unit counts from now on.',
  'waiver-ended': 'Ended. The unit is required again.',
  extended: 'The due date is set.',
  'time-accepted': 'Accepted. The certificate no longer waits for this time.',
  leaves: 'Planned. They leave at the end of their last day.',
  stays: 'Canceled. They stay.',
  details: 'Saved.',
  suggested: 'Suggested. It counts when they agree.',
  withdrawn: 'The suggestion is withdrawn.',
  unconfirmed: 'Their address is not confirmed yet. Ask them to confirm it on their account page, then try again.',
  reset: 'Reopened. Earlier work in it no longer counts.',
})

export const GET = page<'/manage/[organization]/people/[account]'>(async ({ params, query }) => {
  const { organization, account } = params
  const here = `/manage/${organization}/people/${account}`
  const coordinator = await requireCoordinator(organization)
  const [person, flash] = await Promise.all([loadPerson(coordinator, account), readFlash(query.get('problem'))])
  const done = query.get('done')
  if ('former' in person) return formerPage({ ...person, coordinator, here, isJustRemoved: done === 'removed' })
  const { learner, details } = person
  const day = (at: Date) => dayInWords(at, coordinator.timeZone)
  const message = doneIn(query)
  return {
    title: learner.name,
    audience: 'manage',
    current: '/manage',
    organization: coordinator,
    main: (
      <Page width="wide">
        <PageHeading
          title={learner.name}
          back={{ href: `/manage/${organization}/people`, text: 'Back to people' }}
          meta={[learner.signInCode ? `Signs in with ${halves(learner.signInCode)}` : learner.email]}
        />
        <IdentityNotices home={`/manage/${organization}`} person={learner} />
        {message && <Notice kind={done === 'unconfirmed' ? 'warn' : 'good'} title={message} role="status" />}
        <div className="with-side">
          <div className="side">
            <PersonActions here={here} coordinator={coordinator} person={person} flash={flash} day={day} />
            <Downloads here={here} coordinator={coordinator} accountId={account} />
          </div>
          <div>
            <PersonFacts coordinator={coordinator} {...details} />
            <CompletedWork coordinator={coordinator} person={person} day={day} />
            <NotesAndChanges person={person} day={day} />
          </div>
        </div>
      </Page>
    ),
  }
})
