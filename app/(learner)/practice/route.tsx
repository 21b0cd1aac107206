import { requireLearner } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import {
  findPracticeOverview,
  listFollowUpQuestions,
  type PracticeOverview,
} from '@/lib/record/spaced-practice/queries'
import { FollowUpForm } from './follow-up-form'
import { BeginPlanForm, ChangeForms } from './plan-forms'
import { WhenItComes } from './when-it-comes'

const doneIn = doneWords({
  started: 'You’ll get cases',
  changed: 'Your change is saved',
  stopped: 'You’ll get no more cases',
  replied: 'Thank you. Your answer is saved',
})

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const problem = query.get('problem')
  const now = new Date()
  const [overview, [question], { errors }] = await Promise.all([
    findPracticeOverview(learner, now),
    listFollowUpQuestions(learner, now),
    readFlash(problem),
  ])
  const { plan, open, certified } = overview
  // Mails about cases require a valid certificate.
  const told = plan && { ...plan, byMail: plan.byMail && certified }
  const title = doneIn(query)
  return {
    title: 'Spaced cases',
    main: (
      <Page width="reading">
        <PageHeading title="Spaced cases" kicker={learner.name} meta={['Not graded', 'About two minutes each']} />
        <ErrorSummary errors={errors} />
        {title && <Notice kind="good" title={title} role="status" />}
        {open && <WhenItComes open={open} plan={told} now={now} />}
        {plan && !certified && (
          <p>You have no valid certificate now, so you get no mail about cases until you have one.</p>
        )}
        {question && <FollowUpForm question={question} error={errors[0]?.message} />}
        {!plan && <NoPlan overview={overview} />}
        <SoFar overview={overview} />
        {plan && <ChangeForms plan={plan} />}
      </Page>
    ),
  }
})

function NoPlan({ overview: { certified, lastEnd } }: { overview: PracticeOverview }) {
  return (
    <>
      <h2>{lastEnd === null ? 'How it works' : 'Begin again'}</h2>
      {lastEnd === 'finished' && <p>You have finished the last round.</p>}
      <p>
        Much of a course fades within months. One short case a week, explained right after your answer, helps you
        remember. A round takes at most half a year, and you can stop at any time.
      </p>
      <p>Your answers change no certificate and no result. A coordinator may see totals, but never a single answer.</p>
      {certified ? (
        <BeginPlanForm />
      ) : (
        <>
          <p>Cases come from courses in which you have a valid certificate. You have none now.</p>
          <ButtonRow>
            <ButtonLink href="/learn">My courses</ButtonLink>
          </ButtonRow>
        </>
      )}
    </>
  )
}

function SoFar({ overview: { answered, right } }: { overview: PracticeOverview }) {
  if (answered === 0) return null
  return (
    <>
      <h2>So far</h2>
      <p>
        You have answered {answered === 1 ? 'one case' : `${answered} cases`}, {right} with the best answer. What you
        missed comes again, so this is no score.
      </p>
    </>
  )
}
