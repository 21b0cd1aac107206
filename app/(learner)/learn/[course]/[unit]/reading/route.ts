import { requireLearner } from '@/app/_auth/guards'
import { wantsJson } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { requireLesson } from '@/app/(learner)/learn/address'
import { DomainError } from '@/lib/platform/error'
import { onwardFrom } from '@/lib/record/delta/onward'
import { findDelta } from '@/lib/record/delta/queries'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'

/** Marks the lesson as read; warns first when that is sooner than expected. */
export const POST = write<'/learn/[course]/[unit]/reading'>(async ({ form, params, request }) => {
  const seen = form.get('seen')
  const learner = await requireLearner()
  const { course, lesson } = await requireLesson(params)
  const marked = await markAsRead(learner, { course, lesson, seen })
  const address = `/learn/${course.slug}/${lesson.slug}`
  if (!marked.ok && marked.reason === 'changed') {
    if (wantsJson(request))
      throw new DomainError(
        'conflict',
        'This lesson changed while you had it open. Open it again, then mark it as read.',
      )
    return { to: `${address}/practice?changed=1#reading` }
  }
  if (!marked.ok) {
    const to = `${address}/practice?${new URLSearchParams({ missing: '1', ...(seen && { seen }) })}#reading`
    return { to, json: { completed: false, missing: marked.itemIds }, status: 409 }
  }
  const progressed = { learner, course }
  // The warning shows at the end of the lesson, before the course continues.
  if (marked.short)
    return { to: `${address}/practice#reading`, json: { completed: true, sentence: marked.short }, progressed }
  const next = onwardFrom(course, lesson, await findDelta(learner, course))
  const onward = next ? `/learn/${course.slug}/${next.slug}` : `/learn/${course.slug}`
  return { to: onward, json: { completed: true, next: onward }, progressed }
})
