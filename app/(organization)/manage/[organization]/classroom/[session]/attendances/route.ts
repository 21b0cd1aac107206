import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { recordAttendance } from '@/lib/record/classroom/record-attendance'
import { attendeesInput } from '@/lib/record/classroom/schema'
import { attendanceProblems } from '../attendance-problems'

export const POST = form<'/manage/[organization]/classroom/[session]/attendances'>(
  async ({ form, params, world, submit }) => {
    const coordinator = await requireCoordinator(params.organization)
    const session = await requireClassroomSession(coordinator, params.session)
    // The page of people that the form was on.
    const shown = new URLSearchParams({ cohort: form.get('cohort') ?? '', after: form.get('after') ?? '' })
    const here = `/manage/${coordinator.organizationId}/classroom/${session.id}?${shown}`
    return submit({
      fields: attendeesInput,
      back: here,
      save: ({ person }) => recordAttendance(coordinator, { sessionId: session.id, accountIds: person }, world),
      refusals: attendanceProblems,
      to: `${here}&done=recorded`,
    })
  },
)
