import { requireQuiz } from '@/app/_auth/course'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findCurrentStanding } from '@/lib/attempt/expire'
import { mayStart } from '@/lib/attempt/policy'
import { listSubmittedAttempts } from '@/lib/attempt/queries'
import { dayInWords } from '@/lib/certificate/content'
import { loadCatalog } from '@/lib/course/load'
import type { Quiz } from '@/lib/course/schema'
import { StartFirst } from '../start-first'
import { StudyPlan } from '../study-plan'
import { points } from '../words'
import { AboutQuiz } from './about-quiz'
import { WhyNot } from './why-not'

export const metadata = { title: 'Quiz' }

function startWords(quiz: Quiz, isOpen: boolean, isRetake: boolean): string {
  if (isOpen) return 'Go on with your attempt'
  if (quiz.role === 'pretest') return 'Start the pre-test'
  return isRetake ? 'Start a new attempt' : 'Start the quiz'
}

/** Reached as the address of the unit, by a rewrite in proxy.ts. */
export default async function QuizPage({ params }: PageProps<'/learn/[course]/[unit]/quiz'>) {
  const { course: courseSlug, unit } = await params
  const address = `/learn/${courseSlug}/${unit}`
  const learner = await requireLearnerOn(address)
  const { course, quiz } = await onPage(address, () => requireQuiz(params))
  const now = new Date()
  const standing = await findCurrentStanding(learner, course, quiz)
  const earlier = await listSubmittedAttempts(learner, quiz)
  const counting = standing?.renews
    ? earlier.filter(({ enrollmentId }) => enrollmentId === standing.enrollmentId)
    : earlier
  const may = standing && mayStart(quiz, counting, standing, now)
  const { courses } = await loadCatalog()
  const slugOf = (courseId: string) => courses.find((one) => one.id === courseId)?.slug ?? course.slug
  const count = Object.values(quiz.blueprint).reduce((sum, items) => sum + items, 0)
  const timeLimit = quiz.timeLimitMinutes && Math.floor(quiz.timeLimitMinutes * (standing?.timeFactor ?? 1))
  const [latest] = counting
  const hasPassed = counting.some(({ passed }) => passed)
  return (
    <Page width="reading">
      <PageHeading
        title={quiz.title}
        kicker={`${course.title}: ${course.subtitle}`}
        meta={[
          `${count} items`,
          `About ${Math.ceil(quiz.minutes)} minutes`,
          timeLimit ? `${timeLimit} minutes at most` : 'No time limit',
        ]}
      />
      {!standing && <StartFirst course={course} what="your answers" />}
      {may && !standing?.open && <WhyNot may={may} />}
      {quiz.role === 'pretest' && (
        <p>
          These cases show you where you stand before the course. Nobody passes or fails, most people miss many, and
          your certificate does not depend on it. Trying first, then reading why, helps you to remember.
        </p>
      )}
      {latest && quiz.role !== 'pretest' && !hasPassed && !standing?.open && (
        <StudyPlan course={course} result={latest} mayRetake={may?.ok === true} />
      )}
      <AboutQuiz course={course} quiz={quiz} standing={standing} earlier={counting} timeLimit={timeLimit} />
      {standing && (standing.open || may?.ok) && (
        <form method="post" action={`${address}/attempts`}>
          <Button>{startWords(quiz, standing.open !== null, earlier.length > 0)}</Button>
        </form>
      )}
      {earlier.length > 0 && (
        <section>
          <h2>Your attempts</h2>
          <ul>
            {earlier.map((attempt) => (
              <li key={attempt.id}>
                <a href={`/learn/${slugOf(attempt.courseId)}/${unit}/attempts/${attempt.id}/result`}>
                  {dayInWords(attempt.submittedAt, 'America/New_York')}: {points(attempt.raw)} of {attempt.max}
                  {quiz.role !== 'pretest' && (attempt.passed ? ', passed' : ', not passed')}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
