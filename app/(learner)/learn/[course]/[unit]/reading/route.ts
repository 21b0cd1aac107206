import { requireLesson } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { DomainError } from '@/lib/platform/error'
import { advance } from '@/lib/record/advance'
import { onwardFrom } from '@/lib/record/delta/onward'
import { findDelta } from '@/lib/record/delta/queries'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'

/** "Mark as read". Goes on in the course; says first when it was sooner than expected. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/reading'>): Promise<Response> {
  return respond(request, async () => {
    const seen = (await readForm(request)).get('seen')
    const learner = await requireLearner()
    const { course, lesson } = await requireLesson(params)
    const marked = await markAsRead(learner, { course, lesson, seen })
    const address = `/learn/${course.slug}/${lesson.slug}`
    if (!marked.ok && marked.reason === 'changed') {
      if (wantsJson(request))
        throw new DomainError(
          'conflict',
          'This lesson was changed while you had it open. Open it again, then mark it as read.',
        )
      return seeOther(`${address}/practice?changed=1#reading`)
    }
    if (!marked.ok) {
      if (wantsJson(request)) return json({ completed: false, missing: marked.itemIds }, 409)
      return seeOther(`${address}/practice?${new URLSearchParams({ missing: '1', ...(seen && { seen }) })}#reading`)
    }
    await advance(learner, course)
    // Said where the lesson ends, before the course goes on.
    if (marked.short) {
      if (wantsJson(request)) return json({ completed: true, sentence: marked.short })
      return seeOther(`${address}/practice#reading`)
    }
    const next = onwardFrom(course, lesson, await findDelta(learner, course))
    const onward = next ? `/learn/${course.slug}/${next.slug}` : `/learn/${course.slug}`
    return wantsJson(request) ? json({ completed: true, next: onward }) : seeOther(onward)
  })
}
