import { readDevice } from '@/app/_auth/device'
import { signedIn } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { write } from '@/app/_http/write'
import { usedPasskey } from '@/lib/people/second-factor/schema'
import { signInWithPasskey } from '@/lib/people/second-factor/sign-in-with-passkey'

const refused = 'This passkey does not open an account here. Sign in with your password.'

/** A passkey alone: no password, no second step. */
export const POST = write(async ({ form, request }) => {
  const next = safeNext(form.get('next'))
  const parsed = usedPasskey.safeParse(form.get('passkey'))
  const userAgent = request.headers.get('user-agent')
  const opened = parsed.success
    ? await signInWithPasskey({ passkey: parsed.data, device: await readDevice(), userAgent })
    : null
  if (opened?.ok) return signedIn(opened, next)
  const errors = [{ field: 'email', message: refused }]
  return backToForm(`/sign-in?next=${encodeURIComponent(next)}`, { values: {}, errors })
})
