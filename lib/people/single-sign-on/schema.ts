import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { isLoopback } from '@/lib/platform/settings.mjs'
import { typedLine } from '@/lib/platform/typed-line'

const line = (most: number, empty: string) =>
  typedLine.pipe(z.string().min(1, empty).max(most, `Use at most ${most} characters.`))

const items = (text: string) => [
  ...new Set(
    text
      .split(/[\n,]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** Plain http only to this machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, hash } = new URL(text)
  return hash === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)))
}
const webAddress = z
  .string()
  .trim()
  .max(1000, 'Use at most 1,000 characters.')
  .refine(isSafeAddress, 'Enter an https address.')

const domains = z
  .string()
  .transform((text) => items(text.toLowerCase()).map((one) => one.replace(/^@/, '')))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^(?=.{4,253}$)([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/, 'Enter domains like example.org.'),
      )
      .min(1, 'Enter at least one mail domain.')
      .max(50, 'Enter at most 50 domains.'),
  )

/** Each block of PEM, or one certificate as metadata has it, without the lines around. */
function certificatesIn(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
  const bare = text.replace(/\s/g, '')
  return blocks ?? (bare === '' ? [] : [`-----BEGIN CERTIFICATE-----\n${bare}\n-----END CERTIFICATE-----`])
}

function readCertificate(pem: string): string | null {
  try {
    return new X509Certificate(pem).toString()
  } catch {
    return null
  }
}

const certificates = z
  .string()
  .max(20_000, 'Enter at most five certificates.')
  .transform((text) => certificatesIn(text).map(readCertificate))
  .pipe(
    z
      .array(z.string('Enter the certificate as the provider gives it, from BEGIN to END.'))
      .min(1, 'Enter the certificate that signs assertions.')
      .max(5, 'Enter at most five certificates.'),
  )

const roleLine = /^(?<group>.+?)\s*->\s*(?<role>learner|coordinator) of (?<organization>.+)$/i

/** Each line gives members of a group a role in an organization. */
const roles = z
  .string()
  .transform((text) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .max(500, 'Use at most 500 characters for a line.')
          .regex(roleLine, 'Write each line like this: Trainers -> coordinator of Riverton Police Department')
          .transform((line) => {
            const { group = '', role = '', organization = '' } = roleLine.exec(line)?.groups ?? {}
            return { group, role: role.toLowerCase() as 'learner' | 'coordinator', organization: organization.trim() }
          }),
      )
      .max(300, 'Enter at most 300 lines.'),
  )

const common = {
  name: line(60, 'Enter the name that people know.'),
  domains,
  groupsName: z
    .string()
    .trim()
    .max(200, 'Use at most 200 characters.')
    .transform((text) => text || 'groups'),
  coordinatorGroups: z
    .string()
    .transform(items)
    .pipe(z.array(z.string().max(300, 'Use at most 300 characters for a group.')).max(50, 'Enter at most 50 groups.')),
  /** Only for a provider of the site. */
  roles: roles.optional(),
}

const oidcInput = z.object({
  kind: z.literal('oidc'),
  ...common,
  issuer: webAddress.transform((text) => text.replace(/\/\.well-known\/openid-configuration$/, '')),
  clientId: line(300, 'Enter the client id.'),
  /** Empty keeps the one that was entered before. */
  clientSecret: z.string().trim().max(1000, 'Use at most 1,000 characters.'),
})

const samlInput = z.object({
  kind: z.literal('saml'),
  ...common,
  issuer: line(1000, 'Enter the entity id of the provider.'),
  entryPoint: webAddress,
  logoutUrl: z.union([z.literal('').transform(() => null), webAddress]),
  certificates,
})

export const providerInput = z.discriminatedUnion('kind', [oidcInput, samlInput])
export type ProviderInput = z.infer<typeof providerInput>

/** The person as a provider describes them, after every check of the message. */
export const vouched = z.object({
  issuer: z.string().min(1).max(1000),
  subject: z.string().min(1).max(500),
  email: z.string().max(254).nullable(),
  /** False only when the provider denies it: docs/operating/people.md. */
  isEmailConfirmed: z.boolean(),
  name: z.string().max(500).nullable(),
  groups: z.array(z.string()),
  providerSession: z.string().max(500).nullable(),
  hasFactor: z.boolean(),
  authenticatedAt: z.coerce.date().nullable(),
})
export type Vouched = z.infer<typeof vouched>
