import { page } from '@/app/_http/page'
import { addressOf } from '@/app/_http/request'
import { seeOther } from '@/app/_http/respond'
import { fromAnySite } from '@/app/_http/write'
import { checkLogoutToken, LogoutRefused } from '@/lib/people/single-sign-on/check-logout-token'
import { SamlRefused } from '@/lib/people/single-sign-on/check-saml'
import { checkSamlLogout, checkSamlLogoutForm } from '@/lib/people/single-sign-on/check-saml-logout'
import { endAtProvider, type SignOut } from '@/lib/people/single-sign-on/end-at-provider'
import { logRefusal } from '@/lib/people/single-sign-on/log-refusal'
import { maySignOn } from '@/lib/people/single-sign-on/may-sign-on'
import { findProvider, type Provider } from '@/lib/people/single-sign-on/queries'
import { DomainError, notFound } from '@/lib/platform/error'

type Path = '/sign-on/logout/[provider]'

function refuse(providerId: string, error: unknown): DomainError {
  logRefusal(providerId, 'a sign-out', error)
  return new DomainError('invalid', 'This sign-out could not be checked.')
}

/** Ends the sessions, and sends the browser back to a SAML provider. */
async function signOutBy(
  request: Request,
  provider: Provider,
  check: () => Promise<{ signOut: SignOut; url: string }>,
): Promise<Response> {
  if (provider.kind !== 'saml') throw notFound()
  // XML is parsed before its signature is known to be right.
  if (!(await maySignOn(addressOf(request))))
    throw new DomainError('too-many', 'Too many sign-outs came from your network. Try again in fifteen minutes.')
  try {
    const { signOut, url } = await check()
    await endAtProvider(provider, signOut)
    return seeOther(url)
  } catch (error) {
    throw error instanceof SamlRefused ? refuse(provider.id, error) : error
  }
}

/** OIDC back-channel logout: the provider's server sends a token. */
async function endBy(provider: Provider, token: string): Promise<Response> {
  try {
    await endAtProvider(provider, await checkLogoutToken(provider, token))
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    throw error instanceof LogoutRefused ? refuse(provider.id, error) : error
  }
}

/** A token of an OIDC provider's server, or a signed SAML request in a form of the provider's page. */
export const POST = fromAnySite<Path>(async ({ request, form, params }) => {
  const provider = await findProvider(params.provider)
  if (provider.kind === 'oidc') return endBy(provider, form.get('logout_token') ?? '')
  return signOutBy(request, provider, () => checkSamlLogoutForm(provider, form))
})

/** A SAML provider sends the browser with a signed request in the address, and gets it back. */
export const GET = page<Path>(async ({ params, request }) => {
  const provider = await findProvider(params.provider)
  return signOutBy(request, provider, () => checkSamlLogout(provider, new URL(request.url).search.slice(1)))
})
