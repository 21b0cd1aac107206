import { passwordSentences } from '@/app/_auth/password-sentences'
import { decline } from '@/app/_http/decline'
import { backToForm } from '@/app/_http/flash'
import { form, type Submit } from '@/app/_http/form'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import type { WriteRequest } from '@/app/_http/write'
import { checkNewPassword } from '@/lib/people/account/new-password'
import type { PasswordProblem } from '@/lib/people/account/password'
import { mayRegister } from '@/lib/people/account/register'
import { registration, registrationWithoutAddress } from '@/lib/people/account/schema'
import { askToRegister } from '@/lib/people/address/ask-to-register'
import { registerUnconfirmed } from '@/lib/people/address/register-unconfirmed'
import { sendsMail } from '@/lib/people/mail/place'
import { registerWithCode } from '@/lib/people/member-invitation/register-with-code'
import { inEvenTime } from '@/lib/platform/limit/even-time'
import { codeIn } from '../code-in'

type Posted = WriteRequest<'/'> & { submit: Submit }

export const POST = form(async (posted) => {
  const next = safeNext(posted.form.get('next'))
  const code = codeIn(next)
  if (code && !posted.form.get('email')?.trim()) return makeWithCode(posted, { next, code })
  return makeWithAddress(posted, next)
})

function makeWithAddress({ request, submit }: Posted, next: string) {
  const network = addressOf(request)
  return submit({
    fields: registration,
    back: registerPage(next),
    save: async (input) => {
      const checked = await checkRegistration(network, input)
      if (!checked.ok) return checked
      // An attack: an answer, or its time, that tells who has an account here. Signing in at once would tell, too.
      const wanted = { ...input, password: checked.password, next, network }
      await inEvenTime(600, sendsMail ? askToRegister(wanted) : registerUnconfirmed(wanted))
      return { ok: true }
    },
    refusals: ({ reason }) => refusalOf(reason),
    to: (_, { email }) =>
      sendsMail
        ? '/register/sent'
        : backToForm(`/sign-in?done=asked&next=${encodeURIComponent(next)}`, { values: { email }, errors: [] }),
  })
}

function makeWithCode({ request, submit }: Posted, { next, code }: { next: string; code: string }) {
  return submit({
    fields: registrationWithoutAddress,
    back: registerPage(next),
    save: async (input) => {
      const checked = await checkRegistration(addressOf(request), { ...input, email: '' })
      return checked.ok ? registerWithCode({ name: input.name, code, password: checked.password }) : checked
    },
    refusals: ({ reason }) => refusalOf(reason),
    to: () =>
      backToForm(`/sign-in?done=code&next=${encodeURIComponent(next)}`, { values: { email: code }, errors: [] }),
  })
}

const registerPage = (next: string) => `/register?next=${encodeURIComponent(next)}`

async function checkRegistration(network: string, input: { name: string; email: string; password: string }) {
  if (!(await mayRegister(network))) return decline('too-many')
  const checked = checkNewPassword(input.password, input)
  return checked.ok ? checked : decline(checked.problem)
}

function refusalOf(reason: PasswordProblem | 'too-many' | 'code-unusable') {
  if (reason === 'too-many') {
    return { field: 'email', message: 'Too many accounts were made from this network. Try again in an hour.' }
  }
  if (reason === 'code-unusable') {
    const message = 'This code was used or has ended. If you made an account with it, sign in with the code instead.'
    return { field: 'email', message }
  }
  return { field: 'password', message: passwordSentences[reason] }
}
