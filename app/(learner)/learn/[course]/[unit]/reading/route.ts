import { requireLesson } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { issue } from '@/lib/certificate/issue'
import { loadCatalog } from '@/lib/course/load'
import { listUnits } from '@/lib/course/lookup'
import { completeDeltas } from '@/lib/delta/complete'
import { markAsRead } from '@/lib/lesson/mark-as-read'

/** "Mark as read". Goes on to the next unit; says first when it was sooner than expected. */
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
    await completeDeltas(learner, (await loadCatalog()).courses)
    await issue(learner, course)
    // Said where the lesson ends, before the course goes on.
    if (marked.short) {
      if (wantsJson(request)) return json({ completed: true, sentence: marked.short })
      return seeOther(`${address}/practice#reading`)
    }
    const units = listUnits(course)
    const next = units[units.findIndex((unit) => unit.id === lesson.id) + 1]
    const onward = next ? `/learn/${course.slug}/${next.slug}` : `/learn/${course.slug}`
    return wantsJson(request) ? json({ completed: true, next: onward }) : seeOther(onward)
  })
}
