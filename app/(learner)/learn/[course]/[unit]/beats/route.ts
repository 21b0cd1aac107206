import { requireUnit } from '@/app/_auth/course'
import { requireSession } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { json, parse, respond } from '@/app/_auth/respond'
import { beat } from '@/lib/training/time/beat'
import { viewToken } from '@/lib/training/time/schema'
import { tell } from '@/lib/training/time/tell'

/** A beat of app/_client/time.ts: carries a token and no amount. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/beats'>): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { learner, sessionId } = await requireSession()
    const { course, unit } = await requireUnit(params)
    const token = parse(viewToken, form.get('token'))
    const { next, time } = await beat(learner, { token, sessionId, courseId: course.id, unitId: unit.id })
    return json({ next, ...tell(course, unit, time) })
  })
}
