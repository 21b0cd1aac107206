import { inflateRawSync } from 'node:zlib'
import { systemWorld } from '@/lib/platform/world'
import type { SignOut } from './end-at-provider'
import type { Provider } from './queries'
import { SamlRefused, samlOf } from './saml'
import { takeMessage } from './used-message'

/** A compressed request can't fill the memory. */
const mostBytes = 64 * 1024
/** The longest that a session lasts. */
const rememberedMs = 31 * 86_400_000

/** Signed requests only: node-saml lets ones without a signature pass. */
function requireSigned(query: URLSearchParams): void {
  const isStrong = /#rsa-sha(256|384|512)$/.test(query.get('SigAlg') ?? '')
  if (!query.get('Signature') || !isStrong) throw new SamlRefused('The request is not signed with RSA and SHA-2.')
  if (query.getAll('SAMLRequest').length !== 1) throw new SamlRefused('There must be one request.')
}

function inflate(request: string): string {
  return inflateRawSync(Buffer.from(request, 'base64'), { maxOutputLength: mostBytes }).toString('utf8')
}

/** By the redirect binding. Returns whom to sign out, and where to send the browser. Throws SamlRefused. */
export async function checkSamlLogout(
  provider: Provider,
  search: string,
  now = systemWorld.now(),
): Promise<{ signOut: SignOut; url: string }> {
  const query = new URLSearchParams(search)
  requireSigned(query)
  const saml = samlOf(provider)
  try {
    if (/<!DOCTYPE/i.test(inflate(query.get('SAMLRequest') ?? ''))) throw new SamlRefused('A request has no DOCTYPE.')
    const { profile } = await saml.validateRedirectAsync(Object.fromEntries(query), search)
    if (!profile?.nameID || !profile.ID) throw new SamlRefused('The request names no person.')
    const expiresAt = new Date(now.getTime() + rememberedMs)
    const isFirst = await takeMessage(provider, { id: `logout:${profile.ID}`, expiresAt }, now)
    if (!isFirst) throw new SamlRefused('The request was used before.')
    const url = await saml.getLogoutResponseUrlAsync(profile, query.get('RelayState') ?? '', {}, true)
    return { signOut: { subject: profile.nameID, providerSession: profile.sessionIndex ?? null }, url }
  } catch (error) {
    if (error instanceof SamlRefused) throw error
    throw new SamlRefused((error as Error).message)
  }
}
