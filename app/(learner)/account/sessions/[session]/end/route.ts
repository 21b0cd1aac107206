import { requireLearner } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { endOwnSession } from '@/lib/people/account/session/session'

export const POST = write<'/account/sessions/[session]/end'>(async ({ params }) => {
  const learner = await requireLearner()
  await endOwnSession(learner, params.session)
  return { to: '/account/sessions?done=one' }
})
