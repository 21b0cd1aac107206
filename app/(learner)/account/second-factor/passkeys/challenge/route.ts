import { requireSession } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { creationOptions, sessionHolder } from '@/lib/people/second-factor/passkey-options'

export const POST = write(async () => {
  const { learner, session } = await requireSession()
  return { to: '/account/second-factor', json: await creationOptions(learner, sessionHolder(session)) }
})
