import type { Flash } from '@/app/_http/flash'
import type { PageContent } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { itemsOn, itemsToDraw, panelOf } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import { dayInWords, percent } from '@/lib/platform/words'
import { findDutiesLeft } from '@/lib/training/attempt/duties'
import { settleEligibility } from '@/lib/training/attempt/expire'
import { type OpenPlace, openPlaceInWords, placeIn } from '@/lib/training/attempt/open-places'
import type { SubmittedAttempt } from '@/lib/training/attempt/queries'
import { findQuizEligibility } from '@/lib/training/attempt/quiz-eligibility'
import { findSitting } from '@/lib/training/attempt/sitting'
import { findConfirmedName } from '@/lib/training/enrollment/queries'
import { findProgress, nextRequiredOf } from '@/lib/training/progress/queries'
import { DutiesLeft } from '../duties-left'
import { identifierFields, sayWhich } from '../identifier-fields'
import { StartFirst } from '../start-first'
import { StudyPlan } from '../study-plan'
import { UnitEnd } from '../unit-end'
import { points } from '../words'
import { AboutQuiz } from './about-quiz'
import { StartForm } from './start-form'
import { WhyNot } from './why-not'

function startWords(quiz: Quiz, place: OpenPlace | null, isRetake: boolean): string {
  if (place) return `Continue: ${openPlaceInWords(place)}`
  if (quiz.role === 'pretest') return 'Start the pre-test'
  return isRetake ? 'Start a new attempt' : 'Start the quiz'
}

function attemptInWords({ role }: Quiz, { raw, max, passed, reset }: SubmittedAttempt): string {
  const outcome = role === 'pretest' ? '' : passed ? ', passed' : ', not passed'
  return `${points(raw)} of ${max}${outcome}${reset ? ', before it was reopened' : ''}`
}

/** Only a final requires an attestation, before each attempt. */
async function findWhatToAttest(learner: Learner, course: Course, quiz: Quiz) {
  if (quiz.role !== 'final') return null
  const [confirmed, asked] = await Promise.all([findConfirmedName(learner, course), listIdentifierRequests(learner)])
  return { name: confirmed?.name ?? learner.name, identifiers: identifierFields(asked) }
}

interface Shown {
  course: Course
  quiz: Quiz
}

export async function loadQuiz(learner: Learner, { course, quiz }: Shown) {
  const now = new Date()
  const eligibility = await settleEligibility(learner, { course, quiz })
  const found = await findQuizEligibility(learner, { course, quiz }, eligibility, now)
  const attests = eligibility && !eligibility.open && found.may?.ok
  const [attestation, left, sitting, progress, { courses }] = await Promise.all([
    attests ? findWhatToAttest(learner, course, quiz) : null,
    findDutiesLeft(learner, quiz, found.counting),
    eligibility?.open ? findSitting(learner, eligibility.open.attemptId, now) : null,
    quiz.role === 'pretest' && eligibility && found.may?.ok ? findProgress(learner, course) : null,
    loadCatalog(),
  ])
  const place = sitting && placeIn(sitting)
  return { ...found, eligibility, attestation, left, place, skipTo: progress && nextRequiredOf(progress), courses }
}

type Loaded = Awaited<ReturnType<typeof loadQuiz>> & { flash: Flash }

export function quizPage(
  { timeZone }: Learner,
  { course, quiz }: Shown,
  { eligibility, earlier, counting, may, attestation, left, place, skipTo, courses, flash }: Loaded,
): PageContent {
  const address = `/learn/${course.slug}/${quiz.slug}`
  const slugOf = (courseId: string) => courses.find((one) => one.id === courseId)?.slug ?? course.slug
  const timeLimit = quiz.timeLimitMinutes && Math.floor(quiz.timeLimitMinutes * (eligibility?.timeFactor ?? 1))
  const [latest] = counting
  const hasPassed = counting.some(({ passed }) => passed)
  return {
    title: quiz.title,
    main: (
      <Page width="reading">
        <PageHeading
          title={quiz.title}
          kicker={course.title}
          meta={[
            ...(quiz.role === 'pretest' ? ['Optional'] : []),
            `${itemsOn(quiz)} questions`,
            `About ${Math.ceil(quiz.minutes)} minutes`,
            timeLimit ? `${timeLimit} minutes at most` : 'No time limit',
            ...(quiz.role === 'pretest' || panelOf(course, quiz)
              ? []
              : [`${percent(course.passRule.masteryScore)} to pass`]),
          ]}
        />
        <ErrorSummary errors={sayWhich(flash.errors, attestation?.identifiers ?? [])} />
        {!eligibility && <StartFirst course={course} what="your answers" />}
        {may && !eligibility?.open && <WhyNot course={course} may={may} timeZone={timeZone} />}
        {quiz.role === 'pretest' && (
          <p>
            You can skip this. These questions show what you know before the course. Nobody passes or fails, most people
            miss many, and your certificate does not depend on it. Trying first, then reading why, helps you to
            remember.
          </p>
        )}
        {left.length > 0 && may?.ok && !eligibility?.open && <DutiesLeft course={course} duties={left} />}
        {latest && left.length === 0 && quiz.role !== 'pretest' && !hasPassed && !eligibility?.open && (
          <StudyPlan course={course} result={latest} mayRetake={may?.ok === true} />
        )}
        {eligibility && (eligibility.open || may?.ok) && (
          <StartForm
            address={address}
            button={startWords(quiz, place, earlier.length > 0)}
            hasNotes={!eligibility.open && itemsToDraw(course, quiz).some(({ contentNote }) => contentNote)}
            attests={attestation}
            flash={flash}
          />
        )}
        {skipTo && (
          <ButtonLink kind="quiet" href={`/learn/${course.slug}/${skipTo.slug}`}>
            Skip to: {skipTo.title}
          </ButtonLink>
        )}
        <details className="fold" open={Boolean(timeLimit)}>
          <summary>How this quiz works</summary>
          <AboutQuiz course={course} quiz={quiz} eligibility={eligibility} earlier={counting} timeLimit={timeLimit} />
        </details>
        <UnitEnd
          course={course}
          title="Your attempts"
          past={earlier.map((attempt) => ({
            href: `/learn/${slugOf(attempt.courseId)}/${quiz.slug}/attempts/${attempt.id}/result`,
            link: `${dayInWords(attempt.submittedAt, timeZone)}: ${attemptInWords(quiz, attempt)}`,
          }))}
        />
      </Page>
    ),
  }
}
