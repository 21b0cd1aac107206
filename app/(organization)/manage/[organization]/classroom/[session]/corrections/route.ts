import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { correctAttendance } from '@/lib/record/classroom/correct-attendance'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { attendanceCorrection } from '@/lib/record/classroom/schema'

const problems = {
  'changed-since': {
    field: 'attendance',
    message: 'Another coordinator just corrected this. Check the list and try again.',
  },
  'too-long': { field: 'hours', message: 'Enter no more hours than the session had.' },
  withdrawn: { field: 'attendance', message: 'This session was withdrawn.' },
}

export const POST = write<'/manage/[organization]/classroom/[session]/corrections'>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}`
  const typed = Object.fromEntries(
    ['attendance', 'hours', 'correctionReason'].map((name) => [name, (form.get(name) ?? '').slice(0, 600)]),
  )
  const parsed = attendanceCorrection.safeParse(typed)
  if (!parsed.success) return backToForm(here, { values: typed, errors: fieldErrors(parsed.error) })
  warnOfVictims(form, 'correctionReason')
  const { attendance: attendanceId, hours: minutes, correctionReason: reason } = parsed.data
  const corrected = await correctAttendance(coordinator, { attendanceId, minutes, reason }, world)
  if (!corrected.ok) return backToForm(here, { values: typed, errors: [problems[corrected.reason]] })
  return { to: `${here}?done=corrected` }
})
