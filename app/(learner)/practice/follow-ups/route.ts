import { requireLearner } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { replyFollowUp } from '@/lib/record/spaced-practice/reply-follow-up'
import { followUpInput } from '@/lib/record/spaced-practice/schema'

/** Keeps the first reply; a repeated or late one is a no-op. */
export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const typed = { certificateId: form.get('certificate'), days: form.get('days'), reply: form.get('reply') }
  const parsed = followUpInput.safeParse(typed)
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? ''
    return backToForm('/practice', { values: {}, errors: [{ field: 'reply', message }] })
  }
  const replied = await replyFollowUp(learner, parsed.data)
  return { to: replied.ok ? '/practice?done=replied' : '/practice' }
})
