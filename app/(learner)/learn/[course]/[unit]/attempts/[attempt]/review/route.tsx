import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { NameField } from '@/app/_ui/form/name-field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { TaskList } from '@/app/_ui/task-list'
import { requireSitting } from '@/app/(learner)/learn/attempt-address'
import { isInDispute } from '@/lib/audit/log/disputes'
import { confirmsName } from '@/lib/content/course/lookup'
import type { DrawnItem } from '@/lib/content/quiz/draw'
import { firstWords } from '@/lib/platform/words'
import { issuedWhen, missingTimeOf } from '@/lib/record/seat-time/missing-time'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { expire } from '@/lib/training/attempt/expire'
import { findAttestedName } from '@/lib/training/attempt/queries'
import { findConfirmedName } from '@/lib/training/enrollment/queries'
import { Clock } from '../clock'

/** A content note is read before its question. */
function wordsOf(drawn: DrawnItem | undefined): string {
  return !drawn || drawn.item.contentNote ? 'A question with a content note' : firstWords(drawn.item.stem, 40)
}

export const GET = page<'/learn/[course]/[unit]/attempts/[attempt]/review'>(async ({ query, params }) => {
  const { learner, course, quiz, sitting, over, address } = await requireSitting(params)
  if (over) await expire(learner, sitting.id)
  if (sitting.submitted || over) return seeOther(`${address}/result`)
  const { values, errors } = await readFlash(query.get('problem'))
  const confirms = confirmsName(course, quiz)
  const attested = confirms ? await findAttestedName(sitting.id) : null
  const asksForName = confirms && attested === null
  const confirmed = asksForName ? await findConfirmedName(learner, course) : null
  const [time, inDispute] = confirms
    ? await Promise.all([findSeatTime(learner, course), isInDispute(learner)])
    : [null, false]
  const when = issuedWhen(missingTimeOf(course, time), inDispute)
  const left = sitting.items.filter((item) => !item.answered).length
  const main = (
    <Page width="reading">
      <PageHeading title="Review your answers" kicker={quiz.title} />
      <Clock dueAt={sitting.dueAt} now={new Date()} timeZone={learner.timeZone} />
      <ErrorSummary errors={errors} />
      {left > 0 && (
        <Notice
          kind="warn"
          title={left === 1 ? 'One question has no full answer yet' : `${left} questions have no full answer yet`}
        >
          <p>
            You can still submit. A question without an answer counts as missed, and an incomplete one counts in part.
          </p>
        </Notice>
      )}
      <TaskList
        items={sitting.items.map(({ position, answered, begun, flagged }) => ({
          href: `${address}/items/${position}`,
          title: `${position}. ${wordsOf(sitting.form[position - 1])}`,
          status: answered ? 'done' : 'todo',
          statusText: [answered ? 'Answered' : begun ? 'Not complete' : 'No answer', flagged && 'flagged']
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <form method="post" action={`${address}/submission`} data-sends="submission">
        {asksForName && (
          <>
            <h2>Confirm your name and submit</h2>
            <p>
              If this completes the course, your certificate is issued {when}, with this name. You can’t change it on
              the certificate afterward.
            </p>
            <NameField defaultValue={values.name ?? confirmed?.name ?? learner.name} error={errors[0]?.message} />
          </>
        )}
        {attested !== null && (
          <p>
            If this completes the course, your certificate is issued {when}, to <bdi>{attested}</bdi>, as you attested.
          </p>
        )}
        <ButtonRow>
          <Button>Submit my answers</Button>
          <ButtonLink kind="quiet" href={`${address}/items/1`}>
            Back to the questions
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
  return { title: `Review your answers: ${quiz.title}`, main }
})
