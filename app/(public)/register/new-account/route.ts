import { passwordSentences } from '@/app/_auth/password-sentences'
import { decline } from '@/app/_http/decline'
import { backToForm } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { mayRegister } from '@/lib/people/account/register'
import { registration } from '@/lib/people/account/schema'
import { askToRegister } from '@/lib/people/address/ask-to-register'
import { registerUnconfirmed } from '@/lib/people/address/register-unconfirmed'
import { sendsMail } from '@/lib/people/mail/place'
import { inEvenTime } from '@/lib/platform/limit/even-time'

export const POST = form(async ({ form, request, submit }) => {
  const next = safeNext(form.get('next'))
  const network = addressOf(request)
  return submit({
    fields: registration,
    back: `/register?next=${encodeURIComponent(next)}`,
    save: async (input) => {
      if (!(await mayRegister(network))) return decline('too-many')
      const checked = checkNewPassword(input.password, input)
      if (!checked.ok) return decline(checked.problem)
      // An attack: an answer, or its time, that tells who has an account here. Signing in at once would tell, too.
      const wanted = { ...input, password: checked.password, next, network }
      await inEvenTime(600, sendsMail ? askToRegister(wanted) : registerUnconfirmed(wanted))
      return { ok: true }
    },
    refusals: ({ reason }) =>
      reason === 'too-many'
        ? { field: 'email', message: 'Too many accounts were made from this network. Try again in an hour.' }
        : { field: 'password', message: passwordSentences[reason] },
    to: (_, { email }) =>
      sendsMail
        ? '/register/sent'
        : backToForm(`/sign-in?done=asked&next=${encodeURIComponent(next)}`, { values: { email }, errors: [] }),
  })
})
