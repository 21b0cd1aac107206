import { requireLesson } from '@/app/_auth/course'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/course/load'
import { recordPageView } from '@/lib/lesson/record-page-view'
import { PracticeItems } from './practice-items'
import { findPractice } from './practice-view'

export const metadata = { title: 'Practice' }

export default async function PracticePage({ params, searchParams }: PageProps<'/learn/[course]/[unit]/practice'>) {
  const { course: courseSlug, unit } = await params
  const address = `/learn/${courseSlug}/${unit}`
  const learner = await requireLearnerOn(`${address}/practice`)
  const { course, lesson } = await onPage(address, () => requireLesson(params))
  const { missing } = await searchParams
  const practice = await findPractice(learner, await loadCatalog(), lesson)
  await recordPageView(learner, { courseId: course.id, unitId: lesson.id, page: 'practice' })
  return (
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
        missing={missing === '1'}
        nextHref={`/learn/${course.slug}`}
      />
    </Page>
  )
}
