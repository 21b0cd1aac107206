import type { Provider } from '@/lib/people/single-sign-on/queries'
import { samlAddress } from '@/lib/people/single-sign-on/saml'
import { beginRequest, type Wanted } from '@/lib/people/single-sign-on/sign-on-request'
import { DomainError } from '@/lib/platform/error'
import { logError } from '@/lib/platform/log-error'
import { renderDocument } from '../_http/render'
import { htmlResponse } from '../_http/respond'
import { ButtonLink } from '../_ui/button-link'
import { ButtonRow } from '../_ui/button-row'
import { Page } from '../_ui/page-frame'
import { PageHeading } from '../_ui/page-heading'
import { beginOidc } from './oidc'
import { signOnCookie } from './sign-on-cookie'

/**
 * Sends the browser to the provider. Uses a Refresh header, because the content policy blocks form redirects to other
 * sites. Errors: unavailable.
 */
export async function leaveFor(provider: Provider, wanted: Wanted): Promise<Response> {
  const { id, secret } = await beginRequest(provider, wanted)
  const { url, setCookies } = await beginAt(provider, { id, again: wanted.sessionId !== null })
  const main = (
    <Page width="form">
      <PageHeading title={`Sign in with ${provider.name}`} />
      <p>Taking you to {new URL(url).host}. If nothing happens, use the button.</p>
      <ButtonRow>
        <ButtonLink href={url}>Continue to {provider.name}</ButtonLink>
      </ButtonRow>
    </Page>
  )
  const html = await renderDocument({ title: 'Sign in', audience: 'public', main })
  const response = htmlResponse(html, { headers: { Refresh: `0; url=${url}` } })
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
    throw new DomainError('unavailable', `${provider.name} cannot be reached right now. Please try again in a minute.`)
  }
}
