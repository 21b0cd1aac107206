import { requireQuiz } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, parse, respond, seeOther } from '@/app/_auth/respond'
import { respond as saveResponse } from '@/lib/attempt/respond'
import { answer } from '@/lib/attempt/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Context = RouteContext<'/learn/[course]/[unit]/attempts/[attempt]/responses'>

/** Saves one answer and goes to the item that the pressed button names. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { course, quiz } = await requireQuiz(params)
    const { attempt } = await params
    if (!isUuid(attempt)) throw notFound()
    const input = parse(answer, {
      position: form.get('position'),
      value: form.getAll('value'),
      flagged: form.get('flagged') === 'on',
    })
    const saved = await saveResponse(learner, { attemptId: attempt, unitId: quiz.id, ...input })
    if (wantsJson(request)) return json(saved)
    return seeOther(`/learn/${course.slug}/${quiz.slug}/attempts/${attempt}/${onward(form.get('go'), input.position)}`)
  })
}

function onward(go: string | null, position: number): string {
  if (go === 'review') return 'review'
  if (go === 'back') return `items/${Math.max(1, position - 1)}`
  if (go === 'stay') return `items/${position}`
  return `items/${position + 1}`
}
