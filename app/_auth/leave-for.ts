import type { Provider } from '@/lib/people/single-sign-on/queries'
import { samlAddress } from '@/lib/people/single-sign-on/saml'
import { beginRequest, type Wanted } from '@/lib/people/single-sign-on/sign-on-request'
import { DomainError } from '@/lib/platform/error'
import { logError } from '@/lib/platform/log-error'
import { failureSentence } from './failure-sentence'
import { leavePage } from './leave-page'
import { beginOidc } from './oidc'
import { signOnCookie } from './sign-on-cookie'

/** Sends the browser to the provider. Errors: unavailable. */
export async function leaveFor(provider: Provider, wanted: Wanted): Promise<Response> {
  const { id, secret } = await beginRequest(provider, wanted)
  const { url, setCookies } = await beginAt(provider, { id, again: wanted.sessionId !== null })
  const button = `Continue to ${provider.name}`
  const response = await leavePage({ title: `Sign in with ${provider.name}`, url, button })
  for (const cookie of [signOnCookie(secret), ...setCookies]) response.headers.append('Set-Cookie', cookie)
  return response
}

async function beginAt(
  provider: Provider,
  request: { id: string; again: boolean },
): Promise<{ url: string; setCookies: string[] }> {
  try {
    if (provider.kind === 'saml') return { url: await samlAddress(provider, request), setCookies: [] }
    return await beginOidc(provider, request.again)
  } catch (error) {
    logError(`sign-on with provider ${provider.id} could not begin`, error)
    throw new DomainError('unavailable', failureSentence(error, provider))
  }
}
