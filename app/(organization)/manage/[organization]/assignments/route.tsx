import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, errorOf, type Flash, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { OnceField } from '@/app/_ui/once-field'
import { SelectField } from '@/app/_ui/select-field'
import { recordView } from '@/lib/audit/record-view'
import { loadCatalog } from '@/lib/content/course/load'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { dateInWords } from '@/lib/platform/words'
import { assign } from '@/lib/training/assignment/assign'
import { type AssignmentRow, listAssignees, listAssignments } from '@/lib/training/assignment/queries'
import { assignmentId, assignmentInput } from '@/lib/training/assignment/schema'
import { withdrawAssignment } from '@/lib/training/assignment/withdraw-assignment'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/assignments'

const doneWords: Record<string, string> = {
  assigned: 'Assigned. People see it on My courses.',
  withdrawn: 'Withdrawn. People who started the course keep it.',
}

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/assignments`
  const [{ courses }, assignments, cohorts, people, { values, errors }] = await Promise.all([
    loadCatalog(),
    listAssignments(coordinator),
    listOpenCohorts(coordinator, new Date()),
    listAssignees(coordinator, 1000),
    readFlash(query.get('problem')),
  ])
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'assignment.list-viewed', object, people })
  const done = doneWords[query.get('done') ?? '']
  const titleOf = (id: string) => courses.find((one) => one.id === id)?.title ?? id
  return managePage(
    { coordinator, title: 'Assignments', width: 'reading', errors, done },
    <>
      {assignments.length === 0 && <p>No course is assigned yet.</p>}
      {assignments.map((one) => (
        <AssignmentCard key={one.id} here={here} title={titleOf(one.courseId)} assignment={one} />
      ))}
      <h2>Assign a course</h2>
      <p>People who join by a link start the course assigned to everyone or to their cohort.</p>
      <form method="post" action={here}>
        <OnceField />
        <SelectField
          label="Course"
          name="course"
          options={courses.map(({ id, title }) => ({ value: id, text: title }))}
          defaultValue={values.course}
        />
        <SelectField
          label="Who gets it"
          name="to"
          options={[
            { value: 'everyone', text: 'Everyone, now and when they join' },
            ...cohorts.map(({ id, name }) => ({ value: `cohort:${id}`, text: `Cohort: ${name}` })),
            ...people.map(({ accountId, name, email }) => ({
              value: `person:${accountId}`,
              text: `${name}, ${email}`,
            })),
          ]}
          defaultValue={values.to}
          error={errorOf(errors, 'to')}
        />
        <Field
          label="Due by"
          name="dueOn"
          type="date"
          required={false}
          hint="Or leave it empty and enter days."
          defaultValue={values.dueOn}
          error={errorOf(errors, 'dueOn')}
        />
        <Field
          label="Days after joining"
          name="dueDays"
          inputMode="numeric"
          required={false}
          hint="For people who already joined, days from today."
          defaultValue={values.dueDays}
          error={errorOf(errors, 'dueDays')}
        />
        <Button>Assign</Button>
      </form>
    </>,
  )
})

function AssignmentCard({ here, title, assignment }: { here: string; title: string; assignment: AssignmentRow }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>
        For {audienceOf(assignment)}. {dueOf(assignment)}
      </p>
      <form method="post" action={here}>
        <input type="hidden" name="withdraw" value={assignment.id} />
        <Button kind="quiet" aria-label={`Withdraw: ${title}, for ${audienceOf(assignment)}`}>
          Withdraw
        </Button>
      </form>
    </section>
  )
}

function audienceOf({ audience, name }: AssignmentRow): string {
  if (audience === 'everyone') return 'everyone, now and when they join'
  return audience === 'cohort' ? `the cohort ${name}` : (name ?? '')
}

function dueOf({ dueOn, dueDays }: AssignmentRow): string {
  if (dueOn) return `Due by ${dateInWords(dueOn)}.`
  if (dueDays === null) return 'No due date.'
  return `Due ${dueDays === 1 ? '1 day' : `${dueDays} days`} after joining.`
}

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/assignments`
  if (form.has('withdraw')) {
    const id = assignmentId.safeParse(form.get('withdraw'))
    if (!id.success) throw notFound()
    await withdrawAssignment(coordinator, id.data)
    return { to: `${here}?done=withdrawn` }
  }
  const typed = Object.fromEntries(['course', 'to', 'dueOn', 'dueDays'].map((name) => [name, form.get(name) ?? '']))
  const again = (errors: Flash['errors']) => backToForm(here, { values: typed, errors })
  const parsed = assignmentInput.safeParse(typed)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  const course = (await loadCatalog()).courses.find(({ id }) => id === typed.course)
  if (!course) throw notFound()
  const assigned = await assign(coordinator, { ...parsed.data, courseId: course.id }, world)
  if (!assigned.ok) return again([{ field: 'dueOn', message: 'Enter a day that has not passed.' }])
  return { to: `${here}?done=assigned` }
})
