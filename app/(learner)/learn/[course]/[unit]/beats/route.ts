import { requireSession } from '@/app/_auth/guards'
import { json, parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireUnit } from '@/app/(learner)/learn/address'
import { beat } from '@/lib/training/time/beat'
import { stepIn, viewToken } from '@/lib/training/time/schema'
import { timeStatus } from '@/lib/training/time/time-status'

/** A heartbeat from app/_client/time.ts. It carries a token and no duration, so a client can't claim time. */
export const POST = write<'/learn/[course]/[unit]/beats'>(async ({ form, params }) => {
  const {
    learner,
    session: { sessionId },
  } = await requireSession()
  const { course, unit } = await requireUnit(params)
  const token = parse(viewToken, form.get('token'))
  const stepId = stepIn(unit, form.get('step'))
  const { next, time } = await beat(learner, { token, sessionId, courseId: course.id, unitId: unit.id, stepId })
  return json({ next, ...timeStatus(course, unit, time) })
})
