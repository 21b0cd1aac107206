import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ClassroomTable } from '@/app/_record/classroom-table'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/record-view'
import { loadCatalog } from '@/lib/content/course/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { findFormerLearner } from '@/lib/people/organization/ended-memberships'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dayInWords } from '@/lib/platform/words'
import { listAttended } from '@/lib/record/classroom/queries'
import { findLearnerRecord } from '@/lib/training/attempt/learner-record'
import { findLearnerTallies } from '@/lib/training/discrimination/queries'
import { AccommodationForm } from './accommodation-form'
import { ActionFold } from './action-fold'
import { amendments } from './amendments'
import { anomaliesOf } from './anomalies-of'
import { AttemptTable } from './attempt-table'
import { attestations } from './attestations'
import { CallsTable } from './calls-table'
import { personDetails } from './details'
import { Downloads } from './downloads'
import { formerRecord } from './former-record'
import { IdentityNotices } from './identity-notices'
import { suggestionForm } from './suggestion-form'
import { listTakenCourses } from './taken-courses'
import { timeTable } from './time-table'
import { UnitTable } from './unit-table'
import { Unlocks } from './unlocks'

const accommodationFields = ['timeFactor', 'extraAttempts', 'reason']

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
  if (!isUuid(account)) throw notFound()
  const former = await findFormerLearner(coordinator, account)
  const object = `organization:${organization}`
  if (former) {
    await recordView(coordinator, { action: 'person.viewed', subjectId: account, object })
    return formerRecord({ coordinator, former, here, isJustRemoved: query.get('done') === 'removed' })
  }
  const record = await findLearnerRecord(coordinator, account)
  await recordView(coordinator, { action: 'person.viewed', subjectId: account, object })
  const done = query.get('done')
  const flash = await readFlash(query.get('problem'))
  const { courses } = await loadCatalog()
  const taken = await listTakenCourses(coordinator, record.subject)
  const tallied = await tallyEach(courses, (course) => findLearnerTallies(coordinator, account, course))
  const quizzes = courses.flatMap(listUnits).filter((unit) => unit.kind === 'quiz')
  const day = (at: Date) => dayInWords(at, coordinator.timeZone)
  const changes = await amendments({ here, coordinator, record, taken, day, ...flash })
  const details = await personDetails({ here, coordinator, accountId: account, ...flash })
  const message = doneIn(query)
  return {
    title: record.name,
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="wide">
        <PageHeading
          title={record.name}
          back={{ href: `/manage/${organization}/people`, text: 'Back to people' }}
          kicker={coordinator.organizationName}
          meta={[record.email]}
        />
        <IdentityNotices home={`/manage/${organization}`} {...record} />
        {message && <Notice kind={done === 'unconfirmed' ? 'warn' : 'good'} title={message} role="status" />}
        <div className="with-side">
          <div className="side">
            <section>
              <h2>Actions</h2>
              <div className="folds">
                {details.form}
                {await suggestionForm({ here, coordinator, person: { ...record, accountId: account }, ...flash })}
                {changes.forms}
                <ActionFold title="Open another attempt" fields={['quiz', 'unlockReason']} {...flash}>
                  <Unlocks here={here} record={record} quizzes={quizzes} day={day} {...flash} />
                </ActionFold>
                <ActionFold title="More time or more attempts" fields={accommodationFields} {...flash}>
                  <AccommodationForm here={here} granted={record.accommodation} day={day} {...flash} />
                </ActionFold>
              </div>
            </section>
            <Downloads here={here} coordinator={coordinator} accountId={account} />
          </div>
          <div>
            {details.list}
            <section>
              <h2>Completed work</h2>
              {taken.map((one) => (
                <UnitTable key={one.course.id} taken={one} day={day} />
              ))}
              <AttemptTable attempts={record.attempts} quizzes={quizzes} day={day} />
              {await attestations({ coordinator, accountId: account, day })}
              {await timeTable({ coordinator, subject: record.subject, courses, day })}
              <ClassroomTable attended={await listAttended(record.subject, coordinator.organizationId)} />
              <CallsTable courses={tallied} />
              {await anomaliesOf({ coordinator, accountId: account })}
            </section>
            <section>
              <h2>Notes and changes</h2>
              {changes.list}
            </section>
          </div>
        </div>
      </Page>
    ),
  }
})

function tallyEach<Tallies>(courses: readonly Course[], find: (course: Course) => Promise<Tallies>) {
  return Promise.all(courses.map(async (course) => ({ course, tallies: await find(course) })))
}
