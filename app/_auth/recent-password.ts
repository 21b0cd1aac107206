import { PasswordNeeded, passwordField } from '@/app/_http/password-needed'
import { confirmPassword, isRecent } from '@/lib/people/account/session/confirm-password'
import { listConfirmers } from '@/lib/people/single-sign-on/queries'
import { requireSession } from './guards'

const sentences = {
  'no-match': 'This is not your password.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

/**
 * Call after the guard, before a change that can't be undone. Passes when the password comes with the form, or was typed in
 * this session within ten minutes, or the person signed in again at their provider. Errors: unauthenticated,
 * PasswordNeeded.
 */
export async function requireRecentPassword({
  request,
  form,
}: {
  request: Request
  form: URLSearchParams
}): Promise<void> {
  const { learner, session } = await requireSession()
  if (isRecent(session.passwordAt)) return
  const password = form.get(passwordField)
  const needed = async (problem: string | null) => new PasswordNeeded(form, problem, await listConfirmers(learner))
  if (password === null) throw await needed(null)
  const userAgent = request.headers.get('user-agent')
  const confirmed = await confirmPassword(learner, { session, password: password.slice(0, 1000), userAgent })
  if (!confirmed.ok) throw await needed(sentences[confirmed.reason])
}
