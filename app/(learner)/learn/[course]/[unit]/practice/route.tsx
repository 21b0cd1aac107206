import { requireLearner } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireLesson } from '@/app/(learner)/learn/address'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { onwardFrom } from '@/lib/record/delta/onward'
import { findDelta } from '@/lib/record/delta/queries'
import { findBegun, findTimeOn } from '@/lib/training/time/queries'
import { timeStatus } from '@/lib/training/time/time-status'
import { Counted } from '../counted'
import { PracticeItems, practiceProblems } from './practice-items'
import { findPractice } from './practice-view'

export const GET = page<'/learn/[course]/[unit]/practice'>(async ({ query, params }) => {
  const learner = await requireLearner()
  const { course, lesson } = await requireLesson(params)
  const address = `/learn/${course.slug}/${lesson.slug}`
  const practice = await findPractice(learner, await loadCatalog(), { course, lesson })
  const time = await findTimeOn(learner, lesson.id)
  const begun = await findBegun(learner, lesson.id, new Date())
  const next = onwardFrom(course, lesson, await findDelta(learner, course))
  const outline = { href: `/learn/${course.slug}`, title: 'Continue the course' }
  const main = (
    <Page width="reading">
      <PageHeading
        title={`Practice: ${lesson.title}`}
        kicker={course.title}
        meta={['Not graded', 'Feedback right away']}
      />
      <p>
        <a href={address}>Back to the lesson</a>
      </p>
      <PracticeItems
        address={address}
        practice={practice}
        seen={query.get('seen')}
        refused={await readFlash(query.get('problem'))}
        problem={practiceProblems.find((one) => query.get(one) === '1')}
        begun={begun !== null}
        onward={next ? { href: `/learn/${course.slug}/${next.slug}`, title: `Continue: ${next.title}` } : outline}
      />
      <h2>Your time on this lesson</h2>
      <Counted address={address} page="practice">
        {timeStatus(course, lesson, time, begun !== null).sentence}
      </Counted>
    </Page>
  )
  return { title: 'Practice', main }
})
