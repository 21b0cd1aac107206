import { requireQuiz } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, parse, respond, seeOther } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { respond as saveResponse } from '@/lib/training/attempt/respond'
import { answer } from '@/lib/training/attempt/schema'

type Context = RouteContext<'/learn/[course]/[unit]/attempts/[attempt]/responses'>

/** Saves one answer and goes to the item that the pressed button names; back to this one when a part of it is missing. */
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
      shown: form.get('shown') ?? '',
      confidence: form.get('confidence'),
      flagged: form.get('flagged') === 'on',
    })
    const saved = await saveResponse(learner, quiz, { attemptId: attempt, ...input })
    if (wantsJson(request)) return json(saved)
    const address = `/learn/${course.slug}/${quiz.slug}/attempts/${attempt}`
    const go = form.get('go')
    const goesOn = go === 'next' || go === 'finish'
    if (goesOn && input.value && input.value.length > 0 && !saved.complete) {
      return seeOther(`${address}/items/${input.position}?incomplete=1`)
    }
    return seeOther(`${address}/${onward(go, input.position)}`)
  })
}

function onward(go: string | null, position: number): string {
  if (go === 'review' || go === 'finish') return 'review'
  if (go === 'back') return `items/${Math.max(1, position - 1)}`
  if (go === 'stay') return `items/${position}`
  return `items/${position + 1}`
}
