import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { page } from '@/app/_http/page'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { DataTable } from '@/app/_ui/data-table'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { NoMail } from '@/app/(organization)/manage/no-mail'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { dateInWords, dayInWords, dayOf } from '@/lib/platform/words'
import { previewDigests } from '@/lib/record/reminder/digest'
import { pauseReminders } from '@/lib/record/reminder/pause-reminders'
import { type Planned, readReminders } from '@/lib/record/reminder/plan'
import { remindersInput } from '@/lib/record/reminder/schema'
import { requireAssignment } from '@/lib/training/assignment/queries'
import { CountedAt } from '../../counted-at'
import { managePage } from '../../manage-page'
import { aboutAssignment } from '../assignment-words'

type Path = '/manage/[organization]/assignments/[assignment]'

const doneIn = doneWords({
  stopped: 'Stopped. No reminder of this assignment goes out until you resume them.',
  resumed: 'Resumed.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const assignment = await requireAssignment(coordinator, params.assignment)
  const { accountId } = assignment
  const object = `organization:${coordinator.organizationId}`
  if (accountId) await recordView(coordinator, { action: 'assignment.list-viewed', object, people: [{ accountId }] })
  const list = `/manage/${coordinator.organizationId}/assignments`
  const now = new Date()
  const { content: planned, countedAt } = await readReminders(coordinator, assignment, now)
  const { courses } = await loadCatalog()
  const title = courses.find(({ id }) => id === assignment.courseId)?.title ?? assignment.courseId
  const { remindersStoppedAt, remindersStoppedBy } = assignment
  return managePage(
    {
      coordinator,
      title: 'Reminders',
      width: 'reading',
      meta: [title],
      back: { href: list, text: 'Back to the assignments' },
      done: doneIn(query),
    },
    <>
      <p>{aboutAssignment(assignment)}</p>
      <NoMail instead="People see their due dates on My courses." />
      <p>
        Each person gets one mail a day at most, with all their dates. It goes out Monday to Friday from 8 a.m. to 6
        p.m. People who finish, leave, or have no confirmed address get none. From the third overdue week on, their
        supervisors get one too.
      </p>
      {remindersStoppedAt && (
        <p>
          <strong>
            {remindersStoppedBy} stopped the reminders on {dayInWords(remindersStoppedAt, coordinator.timeZone)}.
          </strong>
        </p>
      )}
      <form method="post" action={`${list}/${assignment.id}`}>
        <input type="hidden" name="reminders" value={remindersStoppedAt ? 'resume' : 'stop'} />
        <Button kind="quiet">{remindersStoppedAt ? 'Resume reminders' : 'Stop reminders'}</Button>
      </form>
      {!remindersStoppedAt && (
        <>
          <CountedAt
            coordinator={coordinator}
            about={`reminders:${assignment.id}`}
            countedAt={countedAt}
            back={`${list}/${assignment.id}`}
          />
          <PlannedTable planned={planned} />
        </>
      )}
      <h2>The texts</h2>
      <p>They don’t name the course, since others may see the mail.</p>
      {previewDigests(assignment.dueOn ?? dayOf(now, coordinator.timeZone)).map(({ about, mail }) => (
        <Fold key={about} title={about}>
          <p>
            Subject: <strong>{mail.subject}</strong>
          </p>
          <pre className="mail-text">{mail.text}</pre>
        </Fold>
      ))}
    </>,
  )
})

function PlannedTable({ planned }: { planned: readonly Planned[] }) {
  return (
    <DataTable
      caption="What goes out next"
      columns={[
        { key: 'day', label: 'Day' },
        { key: 'what', label: 'Reminder' },
        { key: 'people', label: 'People', numeric: true },
      ]}
      rows={planned.map(({ day, step, people }) => ({
        key: `${day} ${step}`,
        cells: [dateInWords(day), stepInWords(step), people],
      }))}
      empty="Nothing in the next weeks."
    />
  )
}

function stepInWords(step: number): string {
  if (step > 0) return step === 1 ? '1 day before' : `${step} days before`
  return `Week ${-step} overdue`
}

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const assignmentId = params.assignment
  const isPaused = parse(remindersInput, form.get('reminders') ?? '') === 'stop'
  await pauseReminders(coordinator, { assignmentId, isPaused }, world)
  const done = isPaused ? 'stopped' : 'resumed'
  return { to: `/manage/${coordinator.organizationId}/assignments/${assignmentId}?done=${done}` }
})
