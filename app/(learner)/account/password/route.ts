import { requireSession } from '@/app/_auth/guards'
import { passwordSentences } from '@/app/_auth/password-sentences'
import { signedIn } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { passwordChange } from '@/lib/people/account/schema'
import { changePassword } from '@/lib/people/account/session/change-password'

const sentences = {
  'no-match': 'This is not your current password.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

export const POST = write(async ({ form }) => {
  const { learner, session } = await requireSession()
  const input = parse(passwordChange, { current: form.get('current'), password: form.get('password') })
  const again = (field: string, message: string) => backToForm('/account', { values: {}, errors: [{ field, message }] })
  const checked = checkNewPassword(input.password, learner)
  if (!checked.ok) return again('password', passwordSentences[checked.problem])
  const changed = await changePassword(learner, {
    current: input.current,
    password: checked.password,
    sessionId: session.sessionId,
  })
  if (!changed.ok) return again('current', sentences[changed.reason])
  return signedIn({ session: { ...session, version: changed.version } }, '/account?done=password')
})
