import { ReviewNote, reviewsMissing } from '@/app/_mdx/review-note'
import { FactList } from '@/app/_ui/fact-list'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'
import { minimumMs } from '@/lib/training/time/minimum'
import { expectedSentence } from '@/lib/training/time/sentence'
import { BeginForm } from './begin-form'
import { Counted } from './counted'

/** Everything about the lesson that isn't the lesson. */
export function AboutLesson({ course, lesson, address }: { course: Course; lesson: Lesson; address: string }) {
  const expected = expectedSentence(0, minimumMs(course, lesson))
  return (
    <details className="lesson-about">
      <summary>About this lesson</summary>
      <FactList
        facts={[
          { term: 'Law as of', detail: dateInWords(lesson.lawAsOf) },
          { term: 'Review', detail: reviewsMissing(lesson)[0] ?? 'Reviewed by counsel and a survivor advocate' },
          { term: 'Legal advice', detail: 'This is training, not legal advice.' },
          {
            term: 'Time',
            detail: (
              <Counted address={address} page="lesson">
                {expected}
              </Counted>
            ),
          },
        ]}
      />
      <BeginForm address={address} />
      <ReviewNote lesson={lesson} />
    </details>
  )
}
