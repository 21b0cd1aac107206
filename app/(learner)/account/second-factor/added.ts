import { signedIn } from '@/app/_auth/signed-in'
import { safeNext } from '@/app/_http/next-path'
import { onceCookie } from '@/app/_http/once-cookie'
import type { SessionClaims } from '@/lib/people/account/session/session'
import type { FactorAdded } from '@/lib/people/second-factor/settle-factor'

export const codesPage = '/account/second-factor/codes'

/** After the first factor, shows the recovery codes once. */
export async function showAdded(
  session: SessionClaims,
  { version, codes }: FactorAdded,
  asked: string | null,
): Promise<Response> {
  const next = safeNext(asked, '')
  const query = next && `?next=${encodeURIComponent(next)}`
  const to = codes ? `${codesPage}${query}` : '/account/second-factor?done=added'
  const response = await signedIn({ session: { ...session, version } }, to)
  if (codes) response.headers.append('Set-Cookie', onceCookie(codesPage, codes.join(' ')))
  return response
}
