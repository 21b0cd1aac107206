import { requireLearnerWith } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/load'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'
import { listAmendments } from '@/lib/record/amendment/queries'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { findPracticeOverview } from '@/lib/record/spaced-practice/queries'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { listProgress } from '@/lib/training/progress/queries'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { AssignedCourse } from './assigned-course'
import { BesideCourses } from './beside-courses'
import { MyCourse } from './my-course'
import { noteOn } from './next-note'
import { findOwnDue } from './own-due'
import { ReadyCase } from './ready-case'

export const GET = page(async ({ query }) => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const done = query.get('done')
  const now = new Date()
  const { courses } = await loadCatalog()
  const [progresses, certificates, organizations, assignments, amendments, { open }] = await Promise.all([
    listProgress(learner, courses, work),
    work.hasCertificate ? listCertificates(learner, now) : [],
    listCoordinatedOrganizations(learner),
    listOwnAssignments(learner),
    work.isAmended ? listAmendments(learner) : [],
    findPracticeOverview(learner, now),
  ])
  const heldOf = (courseId: string) => certificates.filter((one) => one.courseId === courseId)
  const dues = await Promise.all(
    courses.map((course) => {
      const assigned = assignments.find(({ courseId }) => courseId === course.id)
      return findOwnDue(learner, course, { assigned, amendments, held: heldOf(course.id), now })
    }),
  )
  const times = await Promise.all(
    courses.map(async (course, index) => (progresses[index]?.enrolled ? findSeatTime(learner, course) : null)),
  )
  const mine = courses.flatMap((course, index) => {
    const progress = progresses[index]
    if (!progress?.enrolled) return []
    const held = heldOf(course.id)
    const note = noteOn(course, progress.next, work.places)
    return { course, progress, note, held, time: times[index] ?? null, due: dues[index] ?? null }
  })
  const toStart = courses.flatMap((course, index) => {
    const assigned = assignments.find(({ courseId }) => courseId === course.id)
    return assigned && !progresses[index]?.enrolled ? { course, ...assigned, due: dues[index] ?? null } : []
  })
  return {
    title: 'My courses',
    main: (
      <Page width="wide">
        <PageHeading title="My courses" kicker={learner.name} />
        {done === 'joined' && (
          <Notice kind="good" title="You have joined. Your coordinator can see your progress." role="status" />
        )}
        {done === 'told' && <Notice kind="good" title="Your coordinator can see why you will be late." role="status" />}
        <div className="with-side">
          <div>
            {toStart.map((one) => (
              <AssignedCourse key={one.course.id} {...one} timeZone={learner.timeZone} />
            ))}
            {mine.length + toStart.length === 0 && (
              <section className="card">
                <h2>You have not started a course yet</h2>
                <ButtonRow>
                  <ButtonLink href="/courses">See the courses</ButtonLink>
                </ButtonRow>
              </section>
            )}
            {mine.map((one) => (
              <MyCourse key={one.course.id} {...one} timeZone={learner.timeZone} />
            ))}
          </div>
          <div className="side">
            <ReadyCase open={open} now={now} />
            <BesideCourses organizations={organizations} />
          </div>
        </div>
      </Page>
    ),
  }
})
