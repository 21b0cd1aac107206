import { requireLesson } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { respondDocument } from '@/app/_document/document'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/course/load'
import { recordPageView } from '@/lib/lesson/record-page-view'
import { PracticeItems } from './practice-items'
import { findPractice } from './practice-view'

/** The practice of a lesson. public/practice.js takes it out of here into the lesson; only a visit is a page view. */
export function GET(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/practice'>): Promise<Response> {
  return respondDocument(request, async () => {
    const learner = await requireLearner()
    const { course, lesson } = await requireLesson(params)
    const address = `/learn/${course.slug}/${lesson.slug}`
    const practice = await findPractice(learner, await loadCatalog(), lesson)
    if (request.headers.get('x-requested-with') !== 'fetch')
      await recordPageView(learner, { courseId: course.id, unitId: lesson.id, page: 'practice' })
    const main = (
      <Page width="reading">
        <PageHeading
          title={`Practice: ${lesson.title}`}
          kicker={course.title}
          meta={['Not graded', 'Feedback at once']}
        />
        <p>
          <a href={address}>Back to the lesson</a>
        </p>
        <PracticeItems
          address={address}
          practice={practice}
          missing={new URL(request.url).searchParams.get('missing') === '1'}
          nextHref={`/learn/${course.slug}`}
        />
      </Page>
    )
    return { title: 'Practice', main }
  })
}
