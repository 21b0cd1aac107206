import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { checkLogoutToken, LogoutRefused } from '@/lib/people/single-sign-on/check-logout-token'
import { checkSamlLogout } from '@/lib/people/single-sign-on/check-saml-logout'
import { endAtProvider } from '@/lib/people/single-sign-on/end-at-provider'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { SamlRefused } from '@/lib/people/single-sign-on/saml'
import { DomainError, notFound } from '@/lib/platform/error'
import { logError } from '@/lib/platform/log-error'

type Path = '/sign-on/logout/[provider]'

function refuse(providerId: string, error: unknown): DomainError {
  logError(`a sign-out of sign-on provider ${providerId} was refused`, error)
  return new DomainError('invalid', 'This sign-out could not be checked.')
}

/** OIDC back-channel logout: the provider's server sends a token. */
export const POST = write<Path>(async ({ form, params }) => {
  const provider = await findProvider(params.provider)
  if (provider.kind !== 'oidc') throw notFound()
  try {
    await endAtProvider(provider, await checkLogoutToken(provider, form.get('logout_token') ?? ''))
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    throw error instanceof LogoutRefused ? refuse(provider.id, error) : error
  }
})

/** SAML single logout: the provider sends the browser with a signed request, and gets it back. */
export const GET = page<Path>(async ({ params, request }) => {
  const provider = await findProvider(params.provider)
  if (provider.kind !== 'saml') throw notFound()
  try {
    const { signOut, url } = await checkSamlLogout(provider, new URL(request.url).search.slice(1))
    await endAtProvider(provider, signOut)
    return seeOther(url)
  } catch (error) {
    throw error instanceof SamlRefused ? refuse(provider.id, error) : error
  }
})
