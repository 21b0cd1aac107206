import { z } from 'zod'
import type { Provider } from './queries'
import type { Vouched } from './schema'

const texts = z
  .union([z.string(), z.array(z.unknown())])
  .catch([])
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string'))

const text = z.string().nullish().catch(null)

const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  email: text,
  // Some providers send text. Some, such as Entra ID, omit it: docs/operating/people.md says what that means.
  email_verified: z.unknown().optional(),
  name: text,
  given_name: text,
  family_name: text,
  sid: text,
  amr: texts,
  auth_time: z.number().nullish().catch(null),
})

/** One line, without values: the operator's log has it. */
function sentenceOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => `The claim ${path.join('.')} is not as expected (${message.replace(/^.*: /, '')}).`)
    .join(' ')
}

/** Reads the claims of a checked ID token. Throws for claims of another issuer. */
export function vouchedByClaims(provider: Pick<Provider, 'issuer' | 'groupsName'>, given: unknown): Vouched {
  const checked = claims.safeParse(given)
  if (!checked.success) throw new Error(sentenceOf(checked.error))
  const read = checked.data
  if (read.iss !== provider.issuer) throw new Error('The claims are of another issuer.')
  const parts = [read.given_name, read.family_name].filter(Boolean).join(' ')
  return {
    issuer: read.iss,
    subject: read.sub,
    email: read.email ?? null,
    isEmailConfirmed: [undefined, null, true, 'true'].some((value) => value === read.email_verified),
    name: read.name || parts || null,
    groups: texts.parse(read[provider.groupsName] ?? []),
    providerSession: read.sid ?? null,
    // RFC 8176: more than one factor was used.
    hasFactor: read.amr.includes('mfa'),
    authenticatedAt: read.auth_time ? new Date(read.auth_time * 1000) : null,
  }
}
