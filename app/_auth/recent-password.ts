import { confirmPassword, isRecent } from '@/lib/people/account/confirm-password'
import { requireSession } from './guards'

export const passwordField = 'passwordAgain'

const sentences = {
  'no-match': 'This is not your password.',
  'too-many': 'There were too many tries. Wait fifteen minutes, then try again.',
} as const

/** Shows a page that asks for the password and resends the form. */
export class PasswordNeeded extends Error {
  constructor(
    readonly form: URLSearchParams,
    readonly problem: string | null,
  ) {
    super('Type your password to continue.')
  }
}

/**
 * Call after the guard, before a change that can't be undone. Passes when the password was typed in this session within ten
 * minutes, or comes with the form. Errors: unauthenticated, PasswordNeeded.
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
  if (password === null) throw new PasswordNeeded(form, null)
  const userAgent = request.headers.get('user-agent')
  const confirmed = await confirmPassword(learner, { session, password: password.slice(0, 1000), userAgent })
  if (!confirmed.ok) throw new PasswordNeeded(form, sentences[confirmed.reason])
}
