import { requireLearner } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OnceField } from '@/app/_ui/form/once-field'
import { TextArea } from '@/app/_ui/form/text-area'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { notFound } from '@/lib/platform/error'
import { dateInWords } from '@/lib/platform/words'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { sayLate } from '@/lib/training/assignment/say-late'
import { lateInput } from '@/lib/training/assignment/schema'

type Path = '/learn/[course]/late'

export const GET = page<Path>(async ({ params, query }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const due = (await listOwnAssignments(learner)).find(({ courseId }) => courseId === course.id)
  if (!due?.dueOn) throw notFound()
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title: 'Tell your coordinator that you will be late',
    main: (
      <Page width="form">
        <PageHeading
          title="Tell your coordinator that you will be late"
          kicker={course.title}
          meta={[`Due by ${dateInWords(due.dueOn)}`]}
          back={{ href: '/learn', text: 'My courses' }}
        />
        <ErrorSummary errors={errors} />
        <form method="post" action={`/learn/${course.slug}/late`}>
          <OnceField />
          <TextArea
            label="Why will you be late?"
            name="text"
            rows={3}
            hint="One sentence. You don’t have to name medical or family reasons. Your coordinators see it, and it stays on record."
            defaultValue={values.text}
            error={errorOf(errors, 'text')}
          />
          <p>The due date stays until your coordinator changes it.</p>
          <Button>Tell my coordinator</Button>
        </form>
      </Page>
    ),
  }
})

export const POST = form<Path>(async ({ params, world, submit }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  return submit({
    fields: lateInput,
    back: `/learn/${course.slug}/late`,
    save: (input) => sayLate(learner, { courseId: course.id, ...input }, world),
    to: '/learn?done=told',
  })
})
