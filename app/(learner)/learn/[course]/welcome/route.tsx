import { requireLearnerWith } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { requireCourse } from '@/app/(learner)/learn/address'
import { hoursInWords } from '@/lib/content/course/hours'
import { findPretest } from '@/lib/content/course/lookup'
import { minutesInWords } from '@/lib/platform/words'
import { findProgress, nextRequiredOf } from '@/lib/training/progress/queries'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { Way } from './way'

/** Offers two ways to begin a new course. Choosing one enrolls; opening this page does not. */
export const GET = page<'/learn/[course]/welcome'>(async ({ params }) => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const course = await requireCourse(params)
  const progress = await findProgress(learner, course, work)
  const first = nextRequiredOf(progress)
  const pretest = findPretest(course)
  const isTaken = progress.units.some(({ unit, done }) => done && unit.id === pretest?.id)
  const hasBegun = progress.enrolled && (progress.doneCount > 0 || isTaken)
  if (!first || hasBegun) return seeOther(`/learn/${course.slug}`)
  return {
    title: 'Welcome',
    main: (
      <main id="main" className="page page-wide" tabIndex={-1}>
        <p className="kicker">
          {course.title}: {course.subtitle}
        </p>
        <h1>Welcome, {learner.name}</h1>
        <p>Where would you like to begin? {pretest && 'Both ways lead to the same certificate.'}</p>
        <ul className="ways">
          <Way
            course={course}
            unit={first}
            title={first.kind === 'lesson' ? 'Start with lesson 1' : first.title}
            cost={minutesInWords(first.minutes)}
            button={first.kind === 'lesson' ? 'Start lesson 1' : `Start: ${first.title}`}
          >
            {first.kind === 'quiz' ? null : first.summary} You can stop after any step.
          </Way>
          {pretest && (
            <Way
              course={course}
              unit={pretest}
              title="See where you stand first"
              cost={`${minutesInWords(pretest.minutes)}, optional`}
              button="Take the pre-test"
            >
              Nobody passes or fails it, and it doesn’t count toward your hours. At the end you see how far you came.
            </Way>
          )}
        </ul>
        <p>
          {hoursInWords(course.minutes.hours)} in all. Stop at any time: your place is saved.{' '}
          {pretest && 'If you skip the pre-test, you only miss the before and after.'}
        </p>
      </main>
    ),
  }
})
