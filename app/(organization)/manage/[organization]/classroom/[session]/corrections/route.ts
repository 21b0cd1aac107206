import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { correctAttendance } from '@/lib/record/classroom/correct-attendance'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { attendanceCorrection } from '@/lib/record/classroom/schema'

export const POST = form<'/manage/[organization]/classroom/[session]/corrections'>(
  async ({ params, world, submit }) => {
    const coordinator = await requireCoordinator(params.organization)
    const session = await requireClassroomSession(coordinator, params.session)
    const here = `/manage/${coordinator.organizationId}/classroom/${session.id}`
    return submit({
      fields: attendanceCorrection,
      back: here,
      save: ({ attendance: attendanceId, hours: minutes, correctionReason: reason }) =>
        correctAttendance(coordinator, { attendanceId, minutes, reason }, world),
      refusals: {
        'changed-since': {
          field: 'attendance',
          message: 'Another coordinator just corrected this. Check the list and try again.',
        },
        'too-long': { field: 'hours', message: 'Enter no more hours than the session had.' },
        withdrawn: { field: 'attendance', message: 'This session was withdrawn.' },
      },
      to: `${here}?done=corrected`,
    })
  },
)
