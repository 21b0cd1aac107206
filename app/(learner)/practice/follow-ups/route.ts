import { backToForm } from '@/app/_auth/flash'
import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { replyFollowUp } from '@/lib/record/spaced-practice/reply-follow-up'
import { followUpInput } from '@/lib/record/spaced-practice/schema'

/** Keeps an answer to "Did you use it?". One that came before, or too late, leaves what is there. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const typed = { certificateId: form.get('certificate'), days: form.get('days'), reply: form.get('reply') }
    const parsed = followUpInput.safeParse(typed)
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message ?? ''
      return backToForm('/practice', { values: {}, errors: [{ field: 'reply', message }] })
    }
    const replied = await replyFollowUp(learner, parsed.data)
    return seeOther(replied.ok ? '/practice?done=replied' : '/practice')
  })
}
