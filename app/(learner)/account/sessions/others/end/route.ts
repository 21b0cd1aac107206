import { requireSession } from '@/app/_auth/guards'
import { signedIn } from '@/app/_auth/signed-in'
import { write } from '@/app/_http/write'
import { endOtherSessions } from '@/lib/people/account/session/end-all-sessions'

export const POST = write(async () => {
  const { learner, session } = await requireSession()
  const version = await endOtherSessions(learner, session.sessionId)
  return signedIn({ session: { ...session, version } }, '/account/sessions?done=others')
})
