import { requireLesson } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { issue } from '@/lib/certificate/issue'
import { listUnits } from '@/lib/course/lookup'
import { markAsRead } from '@/lib/lesson/mark-as-read'

/** "Mark as read". Goes on to the next unit. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/reading'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const { course, lesson } = await requireLesson(params)
    const marked = await markAsRead(learner, { course, lesson })
    const address = `/learn/${course.slug}/${lesson.slug}`
    if (!marked.ok) {
      if (wantsJson(request)) return json({ completed: false, missing: marked.itemIds }, 409)
      return seeOther(`${address}/practice?missing=1#reading`)
    }
    await issue(learner, course)
    const units = listUnits(course)
    const next = units[units.findIndex((unit) => unit.id === lesson.id) + 1]
    const onward = next ? `/learn/${course.slug}/${next.slug}` : `/learn/${course.slug}`
    return wantsJson(request) ? json({ completed: true, next: onward }) : seeOther(onward)
  })
}
