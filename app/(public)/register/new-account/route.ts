import { backToForm, type Flash, fieldErrors } from '@/app/_auth/flash'
import { safeNext } from '@/app/_auth/next-path'
import { passwordSentences } from '@/app/_auth/password-sentences'
import { addressOf, readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { signedIn } from '@/app/_auth/signed-in'
import { checkNewPassword } from '@/lib/people/account/password'
import { mayRegister, register } from '@/lib/people/account/register'
import { registration } from '@/lib/people/account/schema'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const next = safeNext(form.get('next'))
    const typed = { name: form.get('name') ?? '', email: form.get('email') ?? '' }
    const again = (errors: Flash['errors']) =>
      backToForm(`/register?next=${encodeURIComponent(next)}`, {
        values: { name: typed.name.slice(0, 200), email: typed.email.slice(0, 254) },
        errors,
      })

    const parsed = registration.safeParse({ ...typed, password: form.get('password') ?? '' })
    if (!parsed.success) return again(fieldErrors(parsed.error))
    const checked = checkNewPassword(parsed.data.password, parsed.data)
    if (!checked.ok) return again([{ field: 'password', message: passwordSentences[checked.problem] }])
    if (!(await mayRegister(addressOf(request)))) {
      return again([
        { field: 'email', message: 'Too many accounts were made from this network. Try again in an hour.' },
      ])
    }
    const registered = await register({ ...parsed.data, password: checked.password })
    if (!registered.ok) return again([{ field: 'email', message: 'This address cannot be used here.' }])

    const verified = await verifyCredentials({ ...parsed.data, address: addressOf(request) })
    if (verified.ok) return signedIn(verified.session, next)
    return seeOther(`/sign-in?done=registered&next=${encodeURIComponent(next)}`)
  })
}
