import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { requireSittingWith } from '@/app/(learner)/learn/attempt-address'
import { isInDispute } from '@/lib/audit/log/disputes'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { mayShowObjectives } from '@/lib/content/quiz/scoring'
import { findOwnRound } from '@/lib/measurement/case-rating/queries'
import { notFound } from '@/lib/platform/error'
import { dayInWords, momentInWords } from '@/lib/platform/words'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { expire } from '@/lib/training/attempt/expire'
import { findMayStart } from '@/lib/training/attempt/opening'
import { findPretestResult } from '@/lib/training/attempt/queries'
import { findReviewOfSession } from '@/lib/training/attempt/review'
import { listEvidence } from '@/lib/training/encounter/queries'
import { findProgress } from '@/lib/training/progress/queries'
import { AnswersGiven } from './answers-given'
import { ByObjective } from './by-objective'
import { CasesLeft } from './cases-left'
import { Gain } from './gain'
import { HowSure } from './how-sure'
import { IssuedCertificate } from './issued-certificate'
import { NextStep } from './next-step'
import { ResultDecision } from './result-decision'
import { Topics } from './topics'
import { TryAgain } from './try-again'

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
  const isFinal = quiz.role === 'final'
  const before = isFinal ? await findPretestResult(learner, course, review.startedAt) : null
  const evidence = isFinal ? await listEvidence(learner, course) : []
  const round = isPretest || isFinal ? await findOwnRound(learner, course, new Date()) : null
  const catalog = await loadCatalog()
  const progress = review.passed || isPretest ? await findProgress(learner, course) : null
  const certificates = progress ? await listCertificates(learner, new Date()) : []
  const time = progress ? await findSeatTime(learner, course) : null
  const inDispute = progress?.satisfied ? await isInDispute(learner) : false
  const own = certificates.filter(({ courseId }) => courseId === course.id)
  const { earlier } = review
  const hasPassed = review.passed || (!isPretest && earlier.submitted.some(({ passed }) => passed))
  const asked = { course, quiz, submitted: earlier.submitted, eligibility: { ...earlier, renews: false } }
  const may = review.passed || isPretest ? null : await findMayStart(learner, asked, new Date())
  const opens = may?.ok === false && may.reason === 'cooling-down' ? momentInWords(may.until, learner.timeZone) : null
  const certificate = progress ? own.find(({ state }) => state === 'valid') : undefined
  const gain = before && !review.rule.duties ? <Gain before={before} after={review} /> : null
  const showsTopics = isPretest || mayShowObjectives(review.objectives)
  const main = (
    <Page width="result">
      <ResultDecision {...{ course, quiz, review }} day={dayInWords(review.submittedAt, learner.timeZone)}>
        {review.endedBy === 'time' && (
          <Notice kind="warn" title="Time ran out">
            <p>The attempt was submitted then, with every answer saved so far.</p>
          </Notice>
        )}
        {progress && (
          <NextStep
            course={course}
            quiz={quiz}
            progress={progress}
            time={time}
            certificate={certificate}
            hasEarned={own.length > 0}
            inDispute={inDispute}
          />
        )}
        {round && <CasesLeft course={course} round={round} />}
        {!(progress || hasPassed) && <TryAgain {...{ course, quiz, review, opens }} mayRetake={may?.ok === true} />}
      </ResultDecision>
      {(certificate || gain || showsTopics) && (
        <div className="result-side">
          {certificate && <IssuedCertificate certificate={certificate} />}
          {gain}
          {showsTopics && review.passed && !isPretest && <Topics course={course} review={review} />}
          {showsTopics && (
            <details className="fold">
              <summary>Score by objective</summary>
              <ByObjective course={course} review={review} before={before} evidence={evidence} />
            </details>
          )}
        </div>
      )}
      <div className="result-answers">
        <AnswersGiven catalog={catalog} rule={quiz.review} review={review} hasPassed={hasPassed} />
        <HowSure review={review} />
      </div>
    </Page>
  )
  return { title: `Your result: ${quiz.title}`, main }
})
