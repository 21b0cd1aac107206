import { requireLearnerWith } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listSupervisedOrganizations } from '@/lib/people/organization/membership/supervised'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'
import { findPracticeOverview } from '@/lib/record/spaced-practice/queries'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { AssignedCourse } from './assigned-course'
import { BesideCourses } from './beside-courses'
import { loadCourses } from './load-courses'
import { MyCourse } from './my-course'
import { ReadyCase } from './ready-case'

export const GET = page(async ({ query }) => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const done = query.get('done')
  const now = new Date()
  const [{ underWay, toStart }, organizations, supervised, { open }] = await Promise.all([
    loadCourses(learner, work, now),
    listCoordinatedOrganizations(learner),
    listSupervisedOrganizations(learner),
    findPracticeOverview(learner, now),
  ])
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
            {underWay.length + toStart.length === 0 && (
              <section className="card">
                <h2>You have not started a course yet</h2>
                <ButtonRow>
                  <ButtonLink href="/courses">See the courses</ButtonLink>
                </ButtonRow>
              </section>
            )}
            {underWay.map((one) => (
              <MyCourse key={one.course.id} {...one} timeZone={learner.timeZone} />
            ))}
          </div>
          <div className="side">
            <ReadyCase open={open} now={now} />
            <BesideCourses organizations={organizations} supervises={supervised.length > 0} />
          </div>
        </div>
      </Page>
    ),
  }
})
