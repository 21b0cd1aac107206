import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { systemWorld } from '@/lib/platform/world'
import { discover } from './discovery'
import type { SignOut } from './end-at-provider'
import { fetchOutside } from './outside-document'
import type { Provider } from './queries'
import { takeMessage } from './used-message'

/** The message failed a check. The reason is for the operator's log. */
export class LogoutRefused extends Error {}

/** Older tokens are refused, so used ones needn't be remembered longer. */
const maxAgeSeconds = 300
const clockSkewSeconds = 60

/** By issuer. Each keeps the provider's keys for ten minutes. */
const keySets = new Map<string, JWTVerifyGetKey>()

async function keysOf({ issuer }: Provider): Promise<JWTVerifyGetKey> {
  const known = keySets.get(issuer)
  if (known) return known
  const { jwks_uri } = await discover(issuer)
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    [customFetch]: (address, { headers }) => fetchOutside(address, headers),
  })
  keySets.set(issuer, keys)
  return keys
}

/** OpenID Connect Back-Channel Logout 1.0, 2.6. */
const claims = z
  .object({
    jti: z.string().min(1).max(500),
    iat: z.number(),
    sub: z.string().max(500).nullish(),
    sid: z.string().max(500).nullish(),
    nonce: z.undefined('A logout token has no nonce.').optional(),
    events: z.object({ 'http://schemas.openid.net/event/backchannel-logout': z.object({}) }),
  })
  .refine(({ sub, sid }) => sub || sid, 'The token says neither who nor which session.')

/** Throws LogoutRefused. */
export async function checkLogoutToken(provider: Provider, token: string, now = systemWorld.now()): Promise<SignOut> {
  const { payload } = await verify(provider, token)
  const read = claims.safeParse(payload)
  if (!read.success) throw new LogoutRefused(read.error.issues[0]?.message)
  const { jti, sub, sid } = read.data
  const expiresAt = new Date(now.getTime() + (maxAgeSeconds + clockSkewSeconds) * 1000)
  if (!(await takeMessage(provider, { id: `logout:${jti}`, expiresAt }, now))) {
    throw new LogoutRefused('The token was used before.')
  }
  return { subject: sub ?? null, providerSession: sid ?? null }
}

async function verify(provider: Provider, token: string) {
  try {
    return await jwtVerify(token, await keysOf(provider), {
      issuer: provider.issuer,
      audience: provider.clientId ?? '',
      algorithms: ['RS256', 'PS256', 'ES256'],
      maxTokenAge: maxAgeSeconds,
      clockTolerance: clockSkewSeconds,
    })
  } catch (error) {
    throw new LogoutRefused((error as Error).message)
  }
}
