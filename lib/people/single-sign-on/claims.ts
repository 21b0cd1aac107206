import { z } from 'zod'
import type { Provider } from './queries'
import type { Vouched } from './schema'

const texts = z
  .union([z.string(), z.array(z.unknown())])
  .catch([])
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string'))

const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  email: z.string().nullish().catch(null),
  // Some providers send text, and some omit it.
  email_verified: z.unknown().transform((said) => said === undefined || said === true || said === 'true'),
  name: z.string().nullish().catch(null),
  given_name: z.string().nullish().catch(null),
  family_name: z.string().nullish().catch(null),
  sid: z.string().nullish().catch(null),
  amr: texts,
  auth_time: z.number().nullish().catch(null),
})

/** Reads the claims of a checked ID token. Throws for claims of another issuer. */
export function vouchedByClaims(provider: Provider, given: unknown): Vouched {
  const read = claims.parse(given)
  if (read.iss !== provider.issuer) throw new Error('The claims are of another issuer.')
  const parts = [read.given_name, read.family_name].filter(Boolean).join(' ')
  return {
    issuer: read.iss,
    subject: read.sub,
    email: read.email ?? null,
    isEmailConfirmed: read.email_verified,
    name: read.name || parts || null,
    groups: texts.parse(read[provider.groupsName] ?? []),
    providerSession: read.sid ?? null,
    // RFC 8176: more than one factor was used.
    hasFactor: read.amr.includes('mfa'),
    authenticatedAt: read.auth_time ? new Date(read.auth_time * 1000) : null,
  }
}
