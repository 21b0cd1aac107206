import { passwordSentences } from '@/app/_auth/password-sentences'
import { backToForm, type Flash, fieldErrors } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { mayRegister } from '@/lib/people/account/register'
import { registration } from '@/lib/people/account/schema'
import { askToRegister } from '@/lib/people/address/ask-to-register'
import { registerUnconfirmed } from '@/lib/people/address/register-unconfirmed'
import { sendsMail } from '@/lib/people/mail/place'
import { inEvenTime } from '@/lib/platform/limit/even-time'

export const POST = write(async ({ form, request }) => {
  const next = safeNext(form.get('next'))
  const typed = { name: form.get('name') ?? '', email: form.get('email') ?? '' }
  const again = (errors: Flash['errors']) =>
    backToForm(`/register?next=${encodeURIComponent(next)}`, { values: typed, errors })

  const parsed = registration.safeParse({ ...typed, password: form.get('password') ?? '' })
  if (!parsed.success) return again(fieldErrors(parsed.error))
  if (!(await mayRegister(addressOf(request)))) {
    return again([{ field: 'email', message: 'Too many accounts were made from this network. Try again in an hour.' }])
  }
  const checked = checkNewPassword(parsed.data.password, parsed.data)
  if (!checked.ok) return again([{ field: 'password', message: passwordSentences[checked.problem] }])
  // An attack: an answer, or its time, that tells who has an account here. Signing in at once would tell, too.
  const asked = { ...parsed.data, password: checked.password, next, network: addressOf(request) }
  await inEvenTime(600, sendsMail ? askToRegister(asked) : registerUnconfirmed(asked))
  if (sendsMail) return { to: '/register/sent' }
  const { email } = parsed.data
  return backToForm(`/sign-in?done=asked&next=${encodeURIComponent(next)}`, { values: { email }, errors: [] })
})
