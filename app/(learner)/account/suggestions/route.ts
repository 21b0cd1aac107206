import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { write } from '@/app/_http/write'
import { answerSuggestion } from '@/lib/people/suggestion/answer-suggestion'
import { suggestedField } from '@/lib/people/suggestion/schema'
import { isUuid } from '@/lib/platform/id'

export const POST = write(async ({ request, form }) => {
  const learner = await requireLearner()
  const field = suggestedField.safeParse(form.get('field'))
  const organizationId = form.get('organization') ?? ''
  if (!field.success || !isUuid(organizationId)) return { to: '/account?done=suggestion-changed' }
  const accepts = form.get('answer') === 'accept'
  if (accepts) await requireRecentPassword({ request, form })
  const answer = { organizationId, field: field.data, value: form.get('value') ?? '', accepts }
  const answered = await answerSuggestion(learner, answer)
  if (!answered.ok && answered.reason === 'no-mail') return { to: '/account/address' }
  if (!answered.ok) return { to: `/account?done=suggestion-${answered.reason}` }
  if (!accepts) return { to: '/account?done=declined' }
  return { to: field.data === 'name' ? '/account?done=name' : '/account?done=link' }
})
