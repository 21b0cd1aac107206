import { backToForm } from '@/app/_auth/flash'
import { passwordSentences } from '@/app/_auth/password-sentences'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { checkNewPassword } from '@/lib/people/account/password'
import { findReset, resetPassword } from '@/lib/people/account/reset-password'
import { passwordReset } from '@/lib/people/account/schema'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const input = parse(passwordReset, { token: form.get('token'), password: form.get('password') })
    const path = `/reset/${encodeURIComponent(input.token)}`
    const account = await findReset(input.token)
    if (!account) return seeOther(path)
    const checked = checkNewPassword(input.password, account)
    if (!checked.ok) {
      return backToForm(path, {
        values: {},
        errors: [{ field: 'password', message: passwordSentences[checked.problem] }],
      })
    }
    const reset = await resetPassword({ token: input.token, password: checked.password })
    return seeOther(reset.ok ? '/sign-in?done=password' : path)
  })
}
