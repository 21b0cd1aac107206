import { requireLesson } from '@/app/_auth/course'
import { requireSession } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { begin } from '@/lib/training/time/begin'

/** "Begin". Goes back to the lesson, whose address then says so: the page is the same for everybody. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/begin'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const { learner, sessionId } = await requireSession()
    const { course, lesson } = await requireLesson(params)
    await begin(learner, { course, lesson, sessionId })
    return seeOther(`/learn/${course.slug}/${lesson.slug}#begun`)
  })
}
