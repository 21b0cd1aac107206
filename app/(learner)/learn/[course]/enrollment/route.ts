import { requireCourse } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { enroll } from '@/lib/training/enrollment/enroll'

export function POST(request: Request, { params }: RouteContext<'/learn/[course]/enrollment'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const course = await requireCourse(params)
    await enroll(learner, course)
    return seeOther(`/learn/${course.slug}`)
  })
}
