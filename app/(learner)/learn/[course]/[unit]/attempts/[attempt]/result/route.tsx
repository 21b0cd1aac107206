import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireSittingWith } from '@/app/(learner)/learn/attempt-address'
import { loadCatalog } from '@/lib/content/course/load'
import type { Quiz } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'
import { listCertificates } from '@/lib/record/certificate/queries'
import { expire } from '@/lib/training/attempt/expire'
import { mayStart } from '@/lib/training/attempt/policy'
import { findPretestResult } from '@/lib/training/attempt/queries'
import { type AttemptReview, findReviewOfSession } from '@/lib/training/attempt/review'
import { listEvidence } from '@/lib/training/encounter/queries'
import { findProgress } from '@/lib/training/progress/queries'
import { StudyPlan } from '../../../study-plan'
import { points } from '../../../words'
import { AnswersGiven } from './answers-given'
import { ByObjective } from './by-objective'
import { Gain } from './gain'
import { HowSure } from './how-sure'

function titleOf(quiz: Quiz, review: AttemptReview): string {
  if (quiz.role === 'pretest') return 'Where you stand before the course'
  return review.passed ? 'You passed' : 'Not passed this time'
}

export const GET = page<'/learn/[course]/[unit]/attempts/[attempt]/result'>(async ({ params }) => {
  const { learner, course, quiz, sitting, over, address } = await requireSittingWith(params, (token) =>
    findReviewOfSession(token, params.attempt),
  )
  if (over) {
    await expire(learner, sitting.id)
    return seeOther(`${address}/result`)
  }
  const { review } = sitting
  // Closed without a result: attempts that were open in parallel before quizzes allowed only one at a time.
  if (!review && sitting.submitted) throw notFound()
  if (!review) return seeOther(`${address}/review`)
  const isPretest = quiz.role === 'pretest'
  const before = quiz.role === 'final' ? await findPretestResult(learner, course, review.startedAt) : null
  const evidence = quiz.role === 'final' ? await listEvidence(learner, course) : []
  const catalog = await loadCatalog()
  const progress = review.passed || isPretest ? await findProgress(learner, course) : null
  const certificates = review.passed ? await listCertificates(learner, new Date()) : []
  const certificate = certificates.find((one) => one.courseId === course.id && one.state === 'valid')
  const { earlier } = review
  const hasPassed = review.passed || (!isPretest && earlier.submitted.some(({ passed }) => passed))
  const mayRetake = !review.passed && !isPretest && mayStart(quiz, earlier.submitted, earlier, new Date()).ok
  const left = progress && !progress.satisfied && progress.next
  const main = (
    <Page width="reading">
      <PageHeading
        title={titleOf(quiz, review)}
        kicker={quiz.title}
        meta={[
          `${points(review.raw)} of ${review.max}`,
          ...(before ? [`Pre-test: ${points(before.raw)} of ${before.max}`] : []),
          dayInWords(review.submittedAt, learner.timeZone),
        ]}
      />
      {review.endedBy === 'time' && (
        <Notice kind="warn" title="Time ran out">
          <p>The attempt was submitted then, with every answer saved so far.</p>
        </Notice>
      )}
      {certificate && (
        <Notice kind="good" title="Your certificate is issued">
          <p>
            <a href={`/certificates/${certificate.serial}.pdf`}>Download it (PDF)</a>. Anyone can check it at{' '}
            <a href={`/verify/${certificate.serial}`}>its public page</a>. Skills fade unless you use them:{' '}
            <a href="/practice">ask for a short case a week</a>, if you like.
          </p>
        </Notice>
      )}
      {review.passed && progress?.satisfied && certificates.every((one) => one.courseId !== course.id) && (
        <Notice kind="good" title="You have completed the course">
          <p>
            <a href={`/learn/${course.slug}`}>Confirm your name</a>, and your certificate is issued.
          </p>
        </Notice>
      )}
      {isPretest ? (
        <Notice kind="info" title="This is a start, not a grade">
          <p>Read why each answer is right, then begin with the first lesson. The final has other cases.</p>
        </Notice>
      ) : (
        !hasPassed && <StudyPlan course={course} result={review} mayRetake={mayRetake} />
      )}
      {before && <Gain before={before} after={review} />}
      <ByObjective course={course} review={review} isPretest={isPretest} before={before} evidence={evidence} />
      <HowSure review={review} />
      <ButtonRow>
        {left && <ButtonLink href={`/learn/${course.slug}/${left.slug}`}>Continue: {left.title}</ButtonLink>}
        {mayRetake && <ButtonLink href={`/learn/${course.slug}/${quiz.slug}`}>New attempt</ButtonLink>}
        <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
          Course outline
        </ButtonLink>
      </ButtonRow>
      <AnswersGiven catalog={catalog} rule={quiz.review} review={review} hasPassed={hasPassed} />
    </Page>
  )
  return { title: 'Your result', main }
})
