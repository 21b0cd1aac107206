import { readDevice } from '@/app/_auth/device'
import { secondStep, signedIn } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { credentials } from '@/lib/people/account/schema'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { waitSentence } from '@/lib/platform/words'

const noMatch = 'The email and password do not match an account. Check both and try again.'

export const POST = write(async ({ form, request }) => {
  const next = safeNext(form.get('next'))
  const email = form.get('email') ?? ''
  const again = (message: string, wait?: number) =>
    backToForm(`/sign-in?next=${encodeURIComponent(next)}`, {
      values: { email, ...(wait && { wait: String(wait) }) },
      errors: [{ field: 'email', message }],
    })
  const parsed = credentials.safeParse({ email, password: form.get('password') ?? '' })
  if (!parsed.success) return again(noMatch)
  const verified = await verifyCredentials({
    ...parsed.data,
    address: addressOf(request),
    device: await readDevice(),
    userAgent: request.headers.get('user-agent'),
  })
  if (verified.ok) return signedIn(verified, next)
  if (verified.reason === 'second-factor') return secondStep(verified.pending, next)
  if (verified.reason === 'no-match') return again(noMatch)
  return again(`There were too many tries. ${waitSentence(verified.wait)}`, verified.wait)
})
