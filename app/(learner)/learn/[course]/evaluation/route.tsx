import { requireLearner } from '@/app/_auth/guards'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OptionList } from '@/app/_ui/form/option-list'
import { TextArea } from '@/app/_ui/form/text-area'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import { evaluateCourse } from '@/lib/measurement/evaluation/evaluate-course'
import { findOwnEvaluation, type OwnEvaluation } from '@/lib/measurement/evaluation/queries'
import { evaluationInput, paces, readinessLevels } from '@/lib/measurement/evaluation/schema'
import { evaluationQuestions, paceWords, readinessWords } from '@/lib/measurement/evaluation/words'
import { DomainError } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'

type Path = '/learn/[course]/evaluation'

export const GET = page<Path>(async ({ params, query }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const [own, flash] = await Promise.all([findOwnEvaluation(learner, course), readFlash(query.get('problem'))])
  const here = `/learn/${course.slug}`
  return {
    title: 'Evaluate this course',
    main: (
      <Page width="reading">
        <PageHeading title="Evaluate this course" kicker={course.title} back={{ href: here, text: 'Course outline' }} />
        <ErrorSummary errors={flash.errors} />
        {own.state === 'unfinished' && <p>You can evaluate this course once you have finished it.</p>}
        {own.state === 'open' && <EvaluationForm action={`${here}/evaluation`} flash={flash} />}
        {own.state === 'given' && <Given own={own} timeZone={learner.timeZone} />}
      </Page>
    ),
  }
})

function EvaluationForm({ action, flash: { values, errors } }: { action: string; flash: Flash }) {
  const chosen = (value: string | undefined) => (value ? [value] : [])
  return (
    <form method="post" action={action}>
      <p>
        Three questions, one minute. Your coordinator sees only totals of {fewestInSum} or more people. The people who
        run this site read comments, without names.
      </p>
      <OptionList
        legend={evaluationQuestions.readiness}
        name="readiness"
        options={readinessLevels.map((id) => ({ id, text: readinessWords[id] }))}
        chosen={chosen(values.readiness)}
        error={errorOf(errors, 'readiness')}
      />
      <OptionList
        legend={evaluationQuestions.pace}
        name="pace"
        options={paces.map((id) => ({ id, text: paceWords[id] }))}
        chosen={chosen(values.pace)}
        error={errorOf(errors, 'pace')}
      />
      <TextArea
        label={evaluationQuestions.comment}
        name="comment"
        required={false}
        rows={4}
        hint="Up to 1,000 characters. Don’t describe a real case or person."
        defaultValue={values.comment}
        error={errorOf(errors, 'comment')}
      />
      <Button>Send</Button>
    </form>
  )
}

function Given({ own, timeZone }: { own: OwnEvaluation & { state: 'given' }; timeZone: string }) {
  const { readiness, pace, comment } = own.answers
  return (
    <>
      <p>Thank you. You sent this on {dayInWords(own.evaluatedAt, timeZone)}.</p>
      <FactList
        facts={[
          { term: evaluationQuestions.readiness, detail: readinessWords[readiness] },
          { term: evaluationQuestions.pace, detail: paceWords[pace] },
          ...(comment ? [{ term: evaluationQuestions.comment, detail: comment }] : []),
        ]}
      />
    </>
  )
}

const refusals = {
  unfinished: 'You can evaluate this course once you have finished it.',
  already: 'You have already evaluated this course.',
} as const

export const POST = form<Path>(async ({ params, world, submit }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const here = `/learn/${course.slug}/evaluation`
  return submit({
    fields: evaluationInput,
    back: here,
    save: async (input) => {
      const evaluated = await evaluateCourse(learner, course, input, world)
      if (!evaluated.ok) throw new DomainError('conflict', refusals[evaluated.reason])
    },
    to: here,
  })
})
