import { reviewState } from '@/app/_mdx/review-state'
import { FactList } from '@/app/_ui/fact-list'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'
import { minimumMs } from '@/lib/training/time/minimum'
import { expectedSentence } from '@/lib/training/time/sentence'
import { Counted } from './counted'

/** Everything about the lesson that isn't the lesson. */
export function AboutLesson({ course, lesson, address }: { course: Course; lesson: Lesson; address: string }) {
  const expected = expectedSentence(0, minimumMs(course, lesson))
  return (
    <details className="lesson-about">
      <summary>
        <Info />
        <span>About this lesson</span>
      </summary>
      <FactList
        facts={[
          { term: 'Course', detail: course.subtitle },
          { term: 'Law as of', detail: dateInWords(lesson.lawAsOf) },
          { term: 'Review', detail: reviewState(lesson) },
          {
            term: 'Legal advice',
            detail: (
              <>
                This is training, not legal advice. See the <a href="/sources/limits">limits of this course</a>.
              </>
            ),
          },
          { term: 'Source document', detail: <Questions of={lesson} /> },
          { term: 'This text', detail: `Version ${lesson.version}` },
          {
            term: 'Time',
            detail: `About ${Math.ceil(lesson.minutes)} minutes. We count the time that you’re active on each step.`,
          },
          {
            term: 'Your time',
            detail: (
              <Counted address={address} page="lesson">
                {expected}
              </Counted>
            ),
          },
        ]}
      />
    </details>
  )
}

function Info() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v6M12 7v.5" />
    </svg>
  )
}

function Questions({ of: { questions } }: { of: Lesson }) {
  return (
    <>
      Covers{' '}
      {questions.map((question, index) => (
        <span key={question}>
          {index > 0 && ', '}
          <a href={`/sources#question-${question}`}>question {question}</a>
        </span>
      ))}
      .
    </>
  )
}
