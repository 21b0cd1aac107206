import { signedIn } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { credentials } from '@/lib/people/account/schema'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'

const sentences = {
  'no-match': 'The email and password do not match an account. Check both and try again.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

export const POST = write(async ({ form, request }) => {
  const next = safeNext(form.get('next'))
  const email = form.get('email') ?? ''
  const parsed = credentials.safeParse({ email, password: form.get('password') ?? '' })
  const verified = parsed.success
    ? await verifyCredentials({ ...parsed.data, address: addressOf(request) })
    : ({ ok: false, reason: 'no-match' } as const)
  if (verified.ok) return signedIn(verified.session, next)
  return backToForm(`/sign-in?next=${encodeURIComponent(next)}`, {
    values: { email: email.slice(0, 254) },
    errors: [{ field: 'email', message: sentences[verified.reason] }],
  })
})
