import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { isUuid } from '@/lib/platform/id'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { recordAttendance } from '@/lib/record/classroom/record-attendance'
import { attendanceProblems } from '../attendance-problems'

export const POST = write<'/manage/[organization]/classroom/[session]/attendances'>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}`
  // The page of people that the form was on.
  const asked = new URLSearchParams({ cohort: form.get('cohort') ?? '', after: form.get('after') ?? '' })
  const refuse = (problem: { field: string; message: string }) =>
    backToForm(`${here}?${asked}`, { values: {}, errors: [problem] })
  const accountIds = form.getAll('person').filter(isUuid)
  if (accountIds.length === 0) return refuse({ field: 'person', message: 'Choose who was there.' })
  const recorded = await recordAttendance(coordinator, { sessionId: session.id, accountIds }, world)
  if (!recorded.ok) return refuse(attendanceProblems[recorded.reason])
  return { to: `${here}?${asked}&done=recorded` }
})
