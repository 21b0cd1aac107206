import { requireLearner } from '@/app/_auth/guards'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OptionList } from '@/app/_ui/form/option-list'
import { NotedItem } from '@/app/_ui/noted-item'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import type { Course } from '@/lib/content/course/schema'
import { findCaseShown, findOwnRound, type OwnRound } from '@/lib/measurement/case-rating/queries'
import { rateCase } from '@/lib/measurement/case-rating/rate-case'
import { caseQuestion, ratingInput, ratingWords } from '@/lib/measurement/case-rating/schema'
import { startRound } from '@/lib/measurement/case-rating/start-round'

type Path = '/learn/[course]/cases'

export const GET = page<Path>(async ({ params, query }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const [own, flash] = await Promise.all([findOwnRound(learner, course, new Date()), readFlash(query.get('problem'))])
  if (own.state === 'closed') return seeOther(`/learn/${course.slug}`)
  const title = own.state === 'ready' ? 'Short cases before your result' : `Case ${own.position} of ${own.cases}`
  return {
    title,
    main: (
      <Page width="reading">
        {own.state === 'ready' ? (
          <Introduction course={course} own={own} title={title} />
        ) : (
          <CaseToRate course={course} own={own} title={title} shown={await findCaseShown(own.hash)} flash={flash} />
        )}
      </Page>
    ),
  }
})

type Ready = Extract<OwnRound, { state: 'ready' }>
type Begun = Extract<OwnRound, { state: 'begun' }>

function Introduction({ course, own, title }: { course: Course; own: Ready; title: string }) {
  const when =
    own.stage === 'before'
      ? 'After the course, you rate as many other cases. The difference shows what the course is worth.'
      : 'You rated as many other cases before the course. The difference shows what the course is worth.'
  return (
    <>
      <PageHeading
        title={title}
        kicker={course.title}
        meta={['Optional', `${own.cases} cases`, 'About five minutes']}
      />
      {own.stage === 'after' && <p>This is the last part of the final. Your score is already fixed.</p>}
      <p>
        Read each case and say how likely it is that someone is being compelled: made to work or to sell sex by force,
        threats, or fear of harm. Some cases are compulsion, some only look like it, and some don’t tell you enough.
      </p>
      <p>
        Nothing here is scored, and it changes no result. Your coordinator sees only totals for a class, never your
        answers. {when}
      </p>
      <form method="post" action={`/learn/${course.slug}/cases`}>
        <ButtonRow>
          <Button>Start the cases</Button>
          <ButtonLink kind="quiet" href={own.result}>
            Skip to my result
          </ButtonLink>
        </ButtonRow>
      </form>
    </>
  )
}

type CaseProps = {
  course: Course
  own: Begun
  title: string
  shown: Awaited<ReturnType<typeof findCaseShown>>
  flash: Flash
}

function CaseToRate({ course, own, title, shown, flash: { errors } }: CaseProps) {
  return (
    <form method="post" action={`/learn/${course.slug}/cases`}>
      <ErrorSummary errors={errors} />
      <PageHeading title={title} kicker={course.title} />
      <input type="hidden" name="position" value={own.position} />
      <NotedItem note={shown.contentNote ?? null} isOpen={errors.length > 0}>
        <p className="item-stem">{shown.stem}</p>
        <OptionList
          legend={caseQuestion}
          name="rating"
          options={ratingWords.map((text, index) => ({ id: String(index + 1), text }))}
          error={errorOf(errors, 'rating')}
        />
      </NotedItem>
      <ButtonRow note="Not scored. You can’t come back to a case.">
        <Button>{own.position === own.cases ? 'Save and see my result' : 'Save and continue'}</Button>
        <ButtonLink kind="quiet" href={own.result}>
          Stop here
        </ButtonLink>
      </ButtonRow>
    </form>
  )
}

/** Without a position: the start. */
export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const here = `/learn/${course.slug}/cases`
  if (form.get('position') === null) {
    await startRound(learner, course, world)
    return { to: here }
  }
  return submit({
    fields: ratingInput,
    back: here,
    save: (input) => rateCase(learner, course, input, world),
    to: ({ isLast, result }) => (isLast ? result : here),
  })
})
