import { cookies } from 'next/headers'
import { backToForm } from '@/app/_auth/flash'
import { requireLearner } from '@/app/_auth/guards'
import { passwordSentences } from '@/app/_auth/password-sentences'
import { readForm } from '@/app/_auth/request'
import { parse, respond } from '@/app/_auth/respond'
import { signedIn, signedOut } from '@/app/_auth/signed-in'
import { decodeToken, sessionCookieName } from '@/app/_auth/token'
import { changePassword } from '@/lib/people/account/change-password'
import { checkNewPassword } from '@/lib/people/account/password'
import { passwordChange } from '@/lib/people/account/schema'

const sentences = {
  'no-match': 'This is not your current password.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const input = parse(passwordChange, { current: form.get('current'), password: form.get('password') })
    const again = (field: string, message: string) =>
      backToForm('/account', { values: {}, errors: [{ field, message }] })
    const checked = checkNewPassword(input.password, learner)
    if (!checked.ok) return again('password', passwordSentences[checked.problem])
    const changed = await changePassword(learner, { current: input.current, password: checked.password })
    if (!changed.ok) return again('current', sentences[changed.reason])
    const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
    if (!token) return signedOut('/sign-in?done=password')
    return signedIn({ ...token, version: changed.version }, '/account?done=password')
  })
}
