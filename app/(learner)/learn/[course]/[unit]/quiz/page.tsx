import { requireQuiz } from '@/app/_auth/course'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { FactList } from '@/app/_ui/fact-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { mayStart } from '@/lib/attempt/policy'
import { findOpenAttempt, listSubmittedAttempts } from '@/lib/attempt/queries'
import { dayInWords } from '@/lib/certificate/content'
import { loadCatalog } from '@/lib/course/load'
import { objectiveText } from '@/lib/course/lookup'
import type { Course, Quiz } from '@/lib/course/schema'
import { findEnrollment } from '@/lib/enrollment/queries'

export const metadata = { title: 'Quiz' }

function startWords(quiz: Quiz, isOpen: boolean, isRetake: boolean): string {
  if (isOpen) return 'Go on with your attempt'
  if (quiz.role === 'pretest') return 'Start the pre-test'
  return isRetake ? 'Start a new attempt' : 'Start the quiz'
}

/** What a learner should know before the first item. */
function factsAbout(course: Course, quiz: Quiz) {
  const { masteryScore, objectiveMissed, objectiveScore } = course.passRule
  const objectives = (
    <ul>
      {Object.entries(quiz.blueprint).map(([objective, items]) => (
        <li key={objective}>
          {objectiveText(course, objective)} ({items} items)
        </li>
      ))}
    </ul>
  )
  const answers = 'Each is saved as you go. You can stop, change devices, and go back and forth.'
  const about = [
    { term: 'Objectives', detail: objectives },
    { term: 'Answers', detail: answers },
  ]
  if (quiz.role === 'pretest') return about
  const limit = course.attempts.limit ?? 'As many as you need; items that you have not seen come first'
  return [
    { term: 'To pass', detail: `${Math.round(masteryScore * 100)} % of the items overall` },
    {
      term: 'By objective',
      detail: `No objective with ${objectiveMissed} or more missed and under ${Math.round(objectiveScore * 100)} %`,
    },
    ...about,
    { term: 'Attempts', detail: limit },
  ]
}

/** Reached as the address of the unit, by a rewrite in proxy.ts. */
export default async function QuizPage({ params }: PageProps<'/learn/[course]/[unit]/quiz'>) {
  const { course: courseSlug, unit } = await params
  const address = `/learn/${courseSlug}/${unit}`
  const learner = await requireLearnerOn(address)
  const { course, quiz } = await onPage(address, () => requireQuiz(params))
  const enrollment = await findEnrollment(learner, course)
  const earlier = await listSubmittedAttempts(learner, quiz)
  const open = enrollment && (await findOpenAttempt(learner, enrollment.id, quiz.id))
  const may = mayStart(course.attempts, quiz.role, earlier, new Date())
  const { courses } = await loadCatalog()
  const slugOf = (courseId: string) => courses.find((one) => one.id === courseId)?.slug ?? course.slug
  const count = Object.values(quiz.blueprint).reduce((sum, items) => sum + items, 0)
  return (
    <Page width="reading">
      <PageHeading
        title={quiz.title}
        kicker={`${course.title}: ${course.subtitle}`}
        meta={[`${count} items`, `About ${Math.ceil(quiz.minutes)} minutes`, 'No time limit']}
      />
      {!enrollment && (
        <Notice kind="info" title="Start the course first">
          <p>
            <a href={`/courses/${course.slug}`}>Start it here</a>, then your answers can be kept.
          </p>
        </Notice>
      )}
      {enrollment && !may.ok && may.reason === 'already-passed' && (
        <Notice kind="good" title="You have passed this quiz">
          <p>Nothing more is asked of you here.</p>
        </Notice>
      )}
      {enrollment && !may.ok && may.reason === 'already-taken' && (
        <Notice kind="good" title="You have taken the pre-test">
          <p>It is taken once. The final asks about the same things with other cases, and shows what you gained.</p>
        </Notice>
      )}
      {enrollment && !may.ok && may.reason === 'no-attempts-left' && (
        <Notice kind="warn" title="No attempt is left">
          <p>Ask your coordinator for another one.</p>
        </Notice>
      )}
      {enrollment && !may.ok && may.reason === 'cooling-down' && (
        <Notice kind="info" title={`The next attempt opens on ${dayInWords(may.until, 'America/New_York')}`} />
      )}
      {quiz.role === 'pretest' && (
        <p>
          These cases show you where you stand before the course. Nobody passes or fails, most people miss many, and
          your certificate does not depend on it. Trying first, then reading why, helps you to remember.
        </p>
      )}
      <FactList facts={factsAbout(course, quiz)} />
      {enrollment && (open || may.ok) && (
        <form method="post" action={`${address}/attempts`}>
          <Button>{startWords(quiz, open !== null, earlier.length > 0)}</Button>
        </form>
      )}
      {earlier.length > 0 && (
        <section>
          <h2>Your attempts</h2>
          <ul>
            {earlier.map((attempt) => (
              <li key={attempt.id}>
                <a href={`/learn/${slugOf(attempt.courseId)}/${unit}/attempts/${attempt.id}/result`}>
                  {dayInWords(attempt.submittedAt, 'America/New_York')}: {attempt.raw} of {attempt.max}
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
