import { backToForm } from '@/app/_auth/flash'
import { safeNext } from '@/app/_auth/next-path'
import { addressOf, readForm } from '@/app/_auth/request'
import { respond } from '@/app/_auth/respond'
import { signedIn } from '@/app/_auth/signed-in'
import { credentials } from '@/lib/people/account/schema'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'

const sentences = {
  'no-match': 'The email and password do not match an account. Check both and try again.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
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
}
