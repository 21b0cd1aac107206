import { z } from 'zod'
import { systemWorld } from '@/lib/platform/world'
import { isSafeAddress } from './schema'

const timeoutMs = 5000
const keptMs = 10 * 60_000

/** OpenID Connect Discovery 1.0, and the end session endpoint of RP-Initiated Logout 1.0. */
const document = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  end_session_endpoint: z.string().refine(isSafeAddress).optional().catch(undefined),
})
type Discovered = z.infer<typeof document>

const kept = new Map<string, { until: number; found: Discovered }>()

/** An OIDC provider's metadata, cached for ten minutes. Throws when it can't be read or names another issuer. */
export async function discover(issuer: string, now = systemWorld.now()): Promise<Discovered> {
  const known = kept.get(issuer)
  if (known && known.until > now.getTime()) return known.found
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  const found = document.parse(await response.json())
  if (found.issuer !== issuer) throw new Error('The discovery document names another issuer.')
  kept.set(issuer, { until: now.getTime() + keptMs, found })
  return found
}
