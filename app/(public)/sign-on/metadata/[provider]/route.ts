import { file } from '@/app/_http/file'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { samlMetadata } from '@/lib/people/single-sign-on/saml'
import { notFound } from '@/lib/platform/error'

/** The metadata that a SAML provider's administrator imports. */
export const GET = file<'/sign-on/metadata/[provider]'>(async ({ params }) => {
  const provider = await findProvider(params.provider)
  if (provider.kind !== 'saml') throw notFound()
  return { body: samlMetadata(provider), type: 'application/samlmetadata+xml' }
})
