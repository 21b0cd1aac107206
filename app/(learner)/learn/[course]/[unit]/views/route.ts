import { requireSession } from '@/app/_auth/guards'
import { json, parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireUnit } from '@/app/(learner)/learn/address'
import { openView } from '@/lib/training/time/open-view'
import { findBegun, findTimeOn } from '@/lib/training/time/queries'
import { viewedPages } from '@/lib/training/time/schema'
import { timeStatus } from '@/lib/training/time/time-status'

/** Issues a heartbeat token to app/_client/time.ts, for enrolled learners only. */
export const POST = write<'/learn/[course]/[unit]/views'>(async ({ form, params }) => {
  const {
    learner,
    session: { sessionId },
  } = await requireSession()
  const { course, unit } = await requireUnit(params)
  const page = parse(viewedPages[unit.kind], form.get('page'))
  const opened = await openView(learner, { courseId: course.id, unitId: unit.id, page, sessionId })
  if (!opened.ok) return json({ token: null })
  const { token, next } = opened
  const time = await findTimeOn(learner, unit.id)
  const begun = await findBegun(learner, unit.id, new Date())
  return json({ token, next, ...timeStatus(course, unit, time, begun !== null) })
})
