import { requireCourse } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { DomainError } from '@/lib/platform/error'
import { renew } from '@/lib/training/enrollment/renew'

const refusals = {
  'too-early': 'It is too early to renew this certificate.',
  'nothing-to-renew': 'There is no certificate of this course that can be renewed.',
}

export function POST(request: Request, { params }: RouteContext<'/learn/[course]/renewal'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const course = await requireCourse(params)
    const renewed = await renew(learner, course)
    if (!renewed.ok) throw new DomainError('conflict', refusals[renewed.reason])
    return seeOther(`/learn/${course.slug}`)
  })
}
