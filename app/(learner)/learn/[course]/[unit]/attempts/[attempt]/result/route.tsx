import { requireLearner } from '@/app/_auth/guards'
import { seeOther } from '@/app/_auth/respond'
import { requireSitting } from '@/app/_auth/sitting'
import { respondDocument } from '@/app/_document/document'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Feedback } from '@/app/_ui/feedback'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tag } from '@/app/_ui/tag'
import { findPretestResult, findReview } from '@/lib/attempt/queries'
import { dayInWords } from '@/lib/certificate/content'
import { listCertificates } from '@/lib/certificate/queries'
import { loadCatalog } from '@/lib/course/load'
import { listUnits } from '@/lib/course/lookup'
import { findProgress } from '@/lib/progress/queries'
import { isCorrect } from '@/lib/quiz/scoring'
import { feedbackOf } from '../../../practice/practice-view'
import { ByObjective } from './by-objective'

type Context = RouteContext<'/learn/[course]/[unit]/attempts/[attempt]/result'>

/** The result of a submitted attempt, by objective, and each item with its explanations. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respondDocument(request, async () => {
    const learner = await requireLearner()
    const { course, quiz, sitting, address } = await requireSitting(learner, params)
    const review = await findReview(learner, sitting.id)
    if (!review) return seeOther(`${address}/review`)
    const isPretest = quiz.role === 'pretest'
    const before = quiz.role === 'final' ? await findPretestResult(learner, course) : null
    const catalog = await loadCatalog()
    const progress = review.passed || isPretest ? await findProgress(learner, course) : null
    const certificates = review.passed ? await listCertificates(learner, new Date()) : []
    const certificate = certificates.find((one) => one.courseId === course.id && one.state === 'valid')
    const left = progress && !progress.satisfied && progress.next
    const failed = review.objectives.filter((one) => one.failed || (!review.passed && one.raw < one.max))
    const lessons = listUnits(course).filter(
      (one) => one.kind === 'lesson' && one.objectives.some((id) => failed.some((score) => score.objective === id)),
    )
    const main = (
      <Page width="reading">
        <PageHeading
          title={
            isPretest ? 'Where you stand before the course' : review.passed ? 'You passed' : 'Not passed this time'
          }
          kicker={quiz.title}
          meta={[
            `${review.raw} of ${review.max}`,
            ...(before ? [`Pre-test: ${before.raw} of ${before.max}`] : []),
            dayInWords(review.submittedAt, 'America/New_York'),
          ]}
        />
        {certificate && (
          <Notice kind="good" title="Your certificate is issued">
            <p>
              <a href={`/certificates/${certificate.serial}.pdf`}>Download it (PDF)</a>. Anybody can check it at{' '}
              <a href={`/verify/${certificate.serial}`}>its public page</a>.
            </p>
          </Notice>
        )}
        {isPretest && (
          <Notice kind="info" title="This is a start, not a grade">
            <p>Read why each answer holds, then begin with the first lesson. The final has other cases.</p>
          </Notice>
        )}
        {!review.passed && !isPretest && (
          <Notice
            kind="info"
            title="Read these again, then take a new attempt; items that you have not seen come first"
          >
            <ul>
              {lessons.map((lesson) => (
                <li key={lesson.id}>
                  <a href={`/learn/${course.slug}/${lesson.slug}`}>{lesson.title}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <ByObjective course={course} review={review} isPretest={isPretest} before={before} />
        <ButtonRow>
          {left && <ButtonLink href={`/learn/${course.slug}/${left.slug}`}>Go on: {left.title}</ButtonLink>}
          {!review.passed && !isPretest && (
            <ButtonLink href={`/learn/${course.slug}/${quiz.slug}`}>New attempt</ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
            Course outline
          </ButtonLink>
        </ButtonRow>
        <h2>Your answers</h2>
        {review.items.map(({ position, item, optionOrder, value }) => (
          <section key={position} className="practice-item" aria-label={`Item ${position}`}>
            <p>
              <Tag kind={isCorrect(item, value) ? 'good' : 'warn'}>
                {isCorrect(item, value) ? 'Best answer given' : value.length === 0 ? 'No answer' : 'Missed'}
              </Tag>
            </p>
            <p className="practice-stem">
              {position}. {item.stem}
            </p>
            <Feedback options={feedbackOf(catalog, item, value, optionOrder)} />
          </section>
        ))}
      </Page>
    )
    return { title: 'Your result', main }
  })
}
