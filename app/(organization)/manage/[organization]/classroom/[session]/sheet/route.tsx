import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { recordView } from '@/lib/audit/log/record-view'
import { dateInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import { listAttendances, listCandidates, requireClassroomSession } from '@/lib/record/classroom/queries'
import { managePage } from '../../../manage-page'

const shownAtMost = 1000

export const GET = page<'/manage/[organization]/classroom/[session]/sheet'>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const [there, others] = await Promise.all([
    listAttendances(session),
    listCandidates(coordinator, session, { cohortId: undefined, limit: shownAtMost }),
  ])
  const people = [...there, ...others].sort((a, b) => a.name.localeCompare(b.name, 'en-US'))
  const object = `organization:${coordinator.organizationId}`
  const details = { sessionId: session.id }
  await recordView(coordinator, { action: 'classroom.attendance-viewed', object, people, details })
  return managePage(
    {
      coordinator,
      title: 'Sign-in sheet',
      heading: session.title,
      width: 'wide',
      meta: [
        dateInWords(session.heldOn),
        session.place,
        `${hoursOf(session)} hours`,
        `Instructor: ${session.instructor}`,
      ],
      back: { href: `/manage/${coordinator.organizationId}/classroom/${session.id}`, text: 'Classroom session' },
    },
    <div className="sign-in-sheet">
      <DataTable
        caption="Sign-in sheet"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'came', label: 'Came at' },
          { key: 'left', label: 'Left at' },
          { key: 'signature', label: 'Signature' },
        ]}
        rows={people.map(({ accountId, name }) => ({ key: accountId, cells: [name] }))}
        empty="No one has joined your organization yet."
      />
    </div>,
  )
})
