import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { CardList } from '@/app/_ui/card-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/load'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'
import { dueOnOf, listAmendments } from '@/lib/record/amendment/queries'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { findPracticeOverview } from '@/lib/record/spaced-practice/queries'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { listReadingPlaces } from '@/lib/training/lesson/queries'
import { listProgress } from '@/lib/training/progress/queries'
import { AssignedCourse } from './assigned-course'
import { courseCard } from './course-card'
import { noteOn } from './next-note'
import { ReadyCase } from './ready-case'

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const done = query.get('done')
  const now = new Date()
  const { courses } = await loadCatalog()
  const [progress, certificates, organizations, places, assignments, amendments, { open }] = await Promise.all([
    listProgress(learner, courses),
    listCertificates(learner, now),
    listCoordinatedOrganizations(learner),
    listReadingPlaces(learner),
    listOwnAssignments(learner),
    listAmendments(learner),
    findPracticeOverview(learner, now),
  ])
  const dueOf = (courseId: string) =>
    dueOnOf(amendments, courseId) ?? assignments.find((one) => one.courseId === courseId)?.dueOn ?? null
  const times = await Promise.all(
    courses.map(async (course, index) => (progress[index]?.enrolled ? findSeatTime(learner, course) : null)),
  )
  const mine = courses.flatMap((course, index) => {
    const own = progress[index]
    return own?.enrolled
      ? { course, progress: own, note: noteOn(own.next, places), time: times[index] ?? null, dueOn: dueOf(course.id) }
      : []
  })
  const toStart = courses.flatMap((course, index) => {
    const assigned = assignments.find(({ courseId }) => courseId === course.id)
    return assigned && !progress[index]?.enrolled ? { course, ...assigned, dueOn: dueOf(course.id) } : []
  })
  return {
    title: 'My courses',
    main: (
      <Page width="reading">
        <PageHeading title="My courses" kicker={learner.name} />
        {done === 'joined' && (
          <Notice kind="good" title="You have joined. Your coordinator can see your progress." role="status" />
        )}
        {organizations.map((organization) => (
          <p key={organization.id}>
            You coordinate <a href={`/manage/${organization.id}`}>{organization.name}</a>.
          </p>
        ))}
        <ReadyCase open={open} now={now} />
        {toStart.map((one) => (
          <AssignedCourse key={one.course.id} {...one} />
        ))}
        {mine.length + toStart.length === 0 && (
          <>
            <p>You have not started a course yet.</p>
            <ButtonRow>
              <ButtonLink href="/courses">See the courses</ButtonLink>
            </ButtonRow>
          </>
        )}
        <CardList cards={mine.map(({ course, ...own }) => courseCard(course, own, certificates))} />
        <p>
          Your record: <a href="/account/transcript">your transcript</a>.
        </p>
        <p>
          Do you have a join code from your coordinator? <a href="/join">Enter it</a>.
        </p>
      </Page>
    ),
  }
})
