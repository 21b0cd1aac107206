import { readDevice } from '@/app/_auth/device'
import { signedIn } from '@/app/_auth/signed-in'
import { backToForm, type Flash, fieldErrors } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { passwordSentences } from '@/app/(learner)/account/password-sentences'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { mayRegister, register } from '@/lib/people/account/register'
import { registration } from '@/lib/people/account/schema'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'
import { askToRegister } from '@/lib/people/address/ask-to-register'
import { sendsMail } from '@/lib/people/mail/place'
import { inEvenTime } from '@/lib/platform/even-time'

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
  if (sendsMail) {
    const asked = { ...parsed.data, password: checked.password, next, network: addressOf(request) }
    await inEvenTime(600, askToRegister(asked))
    return { to: '/register/sent' }
  }
  const registered = await register({ ...parsed.data, password: checked.password })
  if (!registered.ok) return again([{ field: 'email', message: 'This address cannot be used here.' }])

  const verified = await verifyCredentials({
    ...parsed.data,
    address: addressOf(request),
    device: await readDevice(),
    userAgent: request.headers.get('user-agent'),
  })
  if (verified.ok) return signedIn(verified, next)
  return { to: `/sign-in?done=registered&next=${encodeURIComponent(next)}` }
})
