import { requireLearner } from '@/app/_auth/guards'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
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

export const POST = write<Path>(async ({ form, params, world }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const typed = { text: form.get('text') ?? '' }
  const parsed = lateInput.safeParse(typed)
  if (!parsed.success) {
    return backToForm(`/learn/${course.slug}/late`, { values: typed, errors: fieldErrors(parsed.error) })
  }
  warnOfVictims(form, 'text')
  await sayLate(learner, { courseId: course.id, ...parsed.data }, world)
  return { to: '/learn?done=told' }
})
