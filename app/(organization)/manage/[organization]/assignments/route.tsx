import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { type Assigned, assign } from '@/lib/training/assignment/assign'
import { listAssignees, listAssignments, listRanks } from '@/lib/training/assignment/queries'
import { assignmentId, assignmentInput } from '@/lib/training/assignment/schema'
import { withdrawAssignment } from '@/lib/training/assignment/withdraw-assignment'
import { managePage } from '../manage-page'
import { AssignForm } from './assign-form'
import { AssignmentCard } from './assignment-card'

type Path = '/manage/[organization]/assignments'

const doneIn = doneWords({
  assigned: 'Assigned. People see it on My courses.',
  withdrawn: 'Withdrawn. People who started the course keep it.',
})

const most = 50

function pageNumber(text: string | null): number {
  return /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 1
}

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/assignments`
  const number = pageNumber(query.get('page'))
  const [{ courses }, assignments, cohorts, divisions, ranks, people, { values, errors }] = await Promise.all([
    loadCatalog(),
    listAssignments(coordinator, { skip: (number - 1) * most, most: most + 1 }),
    listOpenCohorts(coordinator, new Date()),
    listDivisions(coordinator),
    listRanks(coordinator, 100),
    listAssignees(coordinator, 1000),
    readFlash(query.get('problem')),
  ])
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'assignment.list-viewed', object, people })
  const done = doneIn(query)
  const titleOf = (id: string) => courses.find((one) => one.id === id)?.title ?? id
  return managePage(
    { coordinator, title: 'Assignments', width: 'reading', errors, done },
    <>
      {assignments.length === 0 && <p>No course is assigned yet.</p>}
      {assignments.slice(0, most).map((one) => (
        <AssignmentCard key={one.id} here={here} title={titleOf(one.courseId)} assignment={one} />
      ))}
      <Pagination
        label="Assignments"
        {...(number > 1 && { previous: { href: `${here}?page=${number - 1}` } })}
        {...(assignments.length > most && { next: { href: `${here}?page=${number + 1}` } })}
      />
      <h2>Assign a course</h2>
      <p>People who join by a link start the course assigned to everyone or to their cohort.</p>
      <AssignForm
        here={here}
        courses={courses}
        audiences={{ cohorts, divisions, ranks, people }}
        values={values}
        errors={errors}
      />
    </>,
  )
})

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/assignments`
  if (form.has('withdraw')) {
    const id = assignmentId.safeParse(form.get('withdraw'))
    if (!id.success) throw notFound()
    await withdrawAssignment(coordinator, id.data)
    return { to: `${here}?done=withdrawn` }
  }
  const courseId = form.get('course') ?? ''
  return submit({
    fields: assignmentInput,
    shown: { course: courseId },
    back: here,
    save: async (input) => {
      const course = (await loadCatalog()).courses.find(({ id }) => id === courseId)
      if (!course) throw notFound()
      return assign(coordinator, { ...input, course }, world)
    },
    refusals: problemOf,
    to: `${here}?done=assigned`,
  })
})

function problemOf(refused: Exclude<Assigned, { ok: true }>): Flash['errors'][number] {
  if (refused.reason === 'past') return { field: 'dueOn', message: 'Enter a day that has not passed.' }
  const { most } = refused
  if (most === null)
    return {
      field: 'renewDays',
      message: 'A certificate of this course can’t be renewed before it expires. Leave this empty.',
    }
  return {
    field: 'renewDays',
    message: `Renewal opens ${most + 1} days before a certificate expires. Enter at most ${most} days.`,
  }
}
