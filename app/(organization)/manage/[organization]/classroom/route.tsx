import { requireCoordinator } from '@/app/_auth/guards'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { TextArea } from '@/app/_ui/form/text-area'
import { dateInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import { listClassroomSessions } from '@/lib/record/classroom/queries'
import { recordSession } from '@/lib/record/classroom/record-session'
import { sessionInput } from '@/lib/record/classroom/schema'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/classroom'

const shownAtMost = 200

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/classroom`
  const [sessions, flash] = await Promise.all([
    listClassroomSessions(coordinator, shownAtMost),
    readFlash(query.get('problem')),
  ])
  return managePage(
    { coordinator, title: 'Classroom sessions', width: 'wide', errors: flash.errors },
    <>
      <p>Training that your organization held in person. Its hours are kept apart from the hours of courses.</p>
      <DataTable
        caption={sessions.length === shownAtMost ? `The newest ${shownAtMost} sessions` : 'Sessions'}
        columns={[
          { key: 'title', label: 'Title' },
          { key: 'held', label: 'Date' },
          { key: 'hours', label: 'Hours', numeric: true },
          { key: 'people', label: 'People', numeric: true },
          { key: 'instructor', label: 'Instructor' },
          { key: 'place', label: 'Place' },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          href: `${here}/${session.id}`,
          cells: [
            session.title,
            dateInWords(session.heldOn),
            hoursOf(session),
            session.withdrawnAt ? 'Withdrawn' : session.people,
            session.instructor,
            session.place,
          ],
        }))}
        empty="No sessions yet. Add the first one below."
      />
      <h2>Add a session</h2>
      <SessionForm action={here} flash={flash} />
    </>,
  )
})

function SessionForm({ action, flash: { values, errors } }: { action: string; flash: Flash }) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  return (
    <form method="post" action={action}>
      <OnceField />
      <Field
        label="Title"
        maxLength={120}
        hint="For example: Interviewing through an interpreter"
        {...field('title')}
      />
      <Field
        label="Date"
        type="date"
        hint="You can add a session ahead of time and print its sign-in sheet."
        {...field('heldOn')}
      />
      <Field label="Hours" inputMode="decimal" hint="For example: 1.5" {...field('hours')} />
      <Field label="Place" maxLength={120} {...field('place')} />
      <Field label="Instructor" maxLength={120} {...field('instructor')} />
      <TextArea label="Topics" hint="One topic per line." rows={3} required={false} {...field('topics')} />
      <Button>Add session</Button>
    </form>
  )
}

export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/classroom`
  return submit({
    fields: sessionInput,
    back: here,
    save: (input) => recordSession(coordinator, input, world),
    to: (id) => `${here}/${id}?done=added`,
  })
})
