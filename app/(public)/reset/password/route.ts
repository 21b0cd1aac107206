import { passwordSentences } from '@/app/_auth/password-sentences'
import { backToForm } from '@/app/_http/flash'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { findReset, resetPassword } from '@/lib/people/account/reset-password'
import { passwordReset } from '@/lib/people/account/schema'

export const POST = write(async ({ form }) => {
  const input = parse(passwordReset, { token: form.get('token'), password: form.get('password') })
  const path = `/reset/${encodeURIComponent(input.token)}`
  const account = await findReset(input.token)
  if (!account) return { to: path }
  const checked = checkNewPassword(input.password, account)
  if (!checked.ok) {
    return backToForm(path, {
      values: {},
      errors: [{ field: 'password', message: passwordSentences[checked.problem] }],
    })
  }
  const reset = await resetPassword({ token: input.token, password: checked.password })
  return { to: reset.ok ? '/sign-in?done=password' : path }
})
