import { requireLesson } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, parse, respond, seeOther } from '@/app/_auth/respond'
import { respond as keepResponse } from '@/lib/training/lesson/respond'
import { practiceAnswer } from '@/lib/training/lesson/schema'

type Context = RouteContext<'/learn/[course]/[unit]/practice/responses'>

export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { course, lesson } = await requireLesson(params)
    const answer = parse(practiceAnswer, { item: form.get('item'), value: form.getAll('value') })
    await keepResponse(learner, { course, lesson, itemId: answer.item, value: answer.value })
    if (wantsJson(request)) return json({ item: answer.item })
    const seen = form.get('seen')
    const query = seen ? `?${new URLSearchParams({ seen })}` : ''
    return seeOther(`/learn/${course.slug}/${lesson.slug}/practice${query}#${answer.item}`)
  })
}
