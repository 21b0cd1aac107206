import { requireToken } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireQuiz } from '@/app/(learner)/learn/address'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { respond as saveResponse } from '@/lib/training/attempt/respond'
import { answer } from '@/lib/training/attempt/schema'

/** Saves one answer, then goes to the item of the pressed button, or back here if the answer is incomplete. */
export const POST = write<'/learn/[course]/[unit]/attempts/[attempt]/responses'>(async ({ form, params }) => {
  const token = await requireToken()
  const { course, quiz } = await requireQuiz(params)
  const { attempt } = params
  if (!isUuid(attempt)) throw notFound()
  const input = parse(answer, {
    position: form.get('position'),
    value: form.getAll('value'),
    shown: form.get('shown') ?? '',
    confidence: form.get('confidence'),
    flagged: form.get('flagged') === 'on',
  })
  const saved = await saveResponse(token, quiz, { attemptId: attempt, ...input })
  const address = `/learn/${course.slug}/${quiz.slug}/attempts/${attempt}`
  const go = form.get('go')
  const goesOn = go === 'next' || go === 'finish'
  if (goesOn && input.value && input.value.length > 0 && !saved.complete) {
    return { to: `${address}/items/${input.position}?incomplete=1`, json: saved }
  }
  return { to: `${address}/${onward(go, input.position)}`, json: saved }
})

function onward(go: string | null, position: number): string {
  if (go === 'review' || go === 'finish') return 'review'
  if (go === 'back') return `items/${Math.max(1, position - 1)}`
  if (go === 'stay') return `items/${position}`
  return `items/${position + 1}`
}
