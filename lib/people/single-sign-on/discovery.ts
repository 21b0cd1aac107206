import { z } from 'zod'
import { systemWorld } from '@/lib/platform/world'
import { fetchOutside } from './outside-document'
import { isSafeAddress } from './schema'

const cachedMs = 10 * 60_000

const safe = z.string().refine(isSafeAddress, 'Each endpoint of a provider must be an https address.')

/** OpenID Connect Discovery 1.0, and the end session endpoint of RP-Initiated Logout 1.0. */
const document = z.object({
  issuer: z.string(),
  authorization_endpoint: safe,
  token_endpoint: safe,
  jwks_uri: safe,
  userinfo_endpoint: safe.optional(),
  end_session_endpoint: safe.optional().catch(undefined),
})
type Discovered = z.infer<typeof document>

const cache = new Map<string, { until: number; found: Discovered }>()

/** An OIDC provider's metadata, cached for ten minutes. Throws when it can't be read or names another issuer. */
export async function discover(issuer: string, now = systemWorld.now()): Promise<Discovered> {
  const known = cache.get(issuer)
  if (known && known.until > now.getTime()) return known.found
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetchOutside(address)
  if (!response.ok) throw new Error(`expected 200 OK, got: ${response.status}`)
  const { data: found, error } = document.safeParse(await response.json())
  if (!found) throw new Error(error.issues[0]?.message)
  // An attack: another machine's document would make this one call its own services.
  if (issuer.startsWith('https:') && Object.values(found).some((one) => one?.startsWith('http:')))
    throw new Error('Each endpoint of a provider must be an https address.')
  if (found.issuer !== issuer) throw new Error('The discovery document names another issuer.')
  cache.set(issuer, { until: now.getTime() + cachedMs, found })
  return found
}
