import { refuseAnswer } from '@/app/_auth/arrive-from'
import type { Address } from '@/app/_http/address'
import { fromAnySite } from '@/app/_http/write'
import { SamlRefused } from '@/lib/people/single-sign-on/check-saml'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { receiveSaml } from '@/lib/people/single-sign-on/saml'
import { notFound } from '@/lib/platform/error'

/** An assertion with many groups. */
export const address = { body: { kilobytes: 96, refusedKilobytes: 96 } } satisfies Address

/** Receives a SAML provider's form, then redirects, because a cross-site form carries no cookies. */
export const POST = fromAnySite(async ({ form, request }) => {
  const provider = await findProvider(new URL(request.url).searchParams.get('provider') ?? '')
  if (provider.kind !== 'saml') throw notFound()
  try {
    await receiveSaml(provider, form.get('SAMLResponse') ?? '')
    return { to: `/sign-on/finish/${provider.id}` }
  } catch (error) {
    if (error instanceof SamlRefused) return refuseAnswer(provider, null, error)
    throw error
  }
})
