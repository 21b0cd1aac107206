import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { write } from '@/app/_http/write'
import { removeFactor } from '@/lib/people/second-factor/remove-factor'

export const POST = write<'/account/second-factor/factors/[factor]/removal'>(async ({ form, request, params }) => {
  const learner = await requireLearner()
  await requireRecentPassword({ request, form })
  await removeFactor(learner, params.factor)
  return { to: '/account/second-factor?done=removed' }
})
