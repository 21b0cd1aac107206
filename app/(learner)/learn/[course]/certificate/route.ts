import { requireCourse } from '@/app/_auth/course'
import { backToForm } from '@/app/_auth/flash'
import { requireLearner } from '@/app/_auth/guards'
import { nameProblem } from '@/app/_auth/name-problem'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { advance } from '@/lib/record/advance'
import { submission } from '@/lib/training/attempt/schema'
import { confirmName } from '@/lib/training/enrollment/confirm-name'

export function POST(request: Request, { params }: RouteContext<'/learn/[course]/certificate'>): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const course = await requireCourse(params)
    const typed = form.get('name') ?? ''
    const message = nameProblem(typed)
    if (message) {
      return backToForm(`/learn/${course.slug}`, {
        values: { name: typed.slice(0, 200) },
        errors: [{ field: 'name', message }],
      })
    }
    await confirmName(learner, course, parse(submission, { name: typed }))
    const issued = await advance(learner, course)
    return seeOther(issued.ok ? '/certificates' : `/learn/${course.slug}`)
  })
}
