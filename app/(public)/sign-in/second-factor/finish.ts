import { readDevice } from '@/app/_auth/device'
import { noPendingCookie, readPending } from '@/app/_auth/pending-cookie'
import { signedIn } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { seeOther } from '@/app/_http/respond'
import { finishSignIn, type SecondStep } from '@/lib/people/second-factor/finish-sign-in'
import { waitSentence } from '@/lib/platform/words'

const sentences = {
  'no-match': 'This did not work. Each code works once: wait for the next one, or use another way.',
  copied: 'This passkey can’t be used: it may have been copied. Use a code, then remove the passkey from your account.',
  'app-codes-paused':
    'There were many wrong codes for this account. Use a recovery code, a passkey, or a device on which you signed in before.',
} as const

/** Signs in, or leads back to the page with the problem. */
export async function finishSignInHere(
  { request, next: asked }: { request: Request; next: string | null },
  proof: SecondStep['proof'],
): Promise<Response> {
  const next = safeNext(asked)
  const finished = await finishSignIn({
    pending: await readPending(),
    proof,
    network: addressOf(request),
    device: await readDevice(),
    userAgent: request.headers.get('user-agent'),
  })
  if (finished.ok) {
    const response = await signedIn(finished, next)
    response.headers.append('Set-Cookie', noPendingCookie)
    return response
  }
  const query = `next=${encodeURIComponent(next)}`
  if (finished.reason === 'expired') return seeOther(`/sign-in?done=expired&${query}`)
  const wait = finished.reason === 'too-many' ? finished.wait : null
  const message =
    finished.reason === 'too-many'
      ? `There were too many tries. ${waitSentence(finished.wait)}`
      : sentences[finished.reason]
  const values: Record<string, string> = wait ? { wait: String(wait) } : {}
  return backToForm(`/sign-in/second-factor?${query}`, { values, errors: [{ field: 'code', message }] })
}
