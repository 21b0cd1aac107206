import { type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import { z } from 'zod'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import { addressesFor } from './addresses'
import { checkSaml, requireFewTags, type SamlProfile, SamlRefused } from './check-saml'
import type { Provider } from './queries'
import type { Vouched } from './schema'
import { findOpenRequest, requestMinutes, saveVouched } from './sign-on-request'
import { takeMessage } from './used-message'

/** In characters of base64. An answer with fifty long groups has 20,000. */
const longestAnswer = 64 * 1024
/** Tries of one request, so that each has a begin, which the network's limit counts (may-sign-on.ts). */
const perRequest = { name: 'sign-on-answer', limit: 3, windowMinutes: requestMinutes }

const clockSkewMs = 60_000

/** AuthnContext classes that mean more than one factor. */
const factorClasses = [
  'https://refeds.org/profile/mfa',
  'http://schemas.microsoft.com/claims/multipleauthn',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered',
]

export function samlOptions(provider: Provider) {
  const { entryPoint, logoutUrl, certificates, issuer } = provider
  const { consumer, metadata, logout } = addressesFor(provider.id)
  return {
    callbackUrl: consumer,
    issuer: metadata,
    audience: metadata,
    idpIssuer: issuer,
    idpCert: certificates,
    ...(entryPoint && { entryPoint, logoutUrl: logoutUrl ?? entryPoint }),
    logoutCallbackUrl: logout,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    signatureAlgorithm: 'sha256' as const,
    acceptedClockSkewMs: clockSkewMs,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: requestMinutes * 60_000,
  }
}

/** The address at which the person signs in, with a request of that id. `again`: even with a session there. */
export function samlAddress(provider: Provider, request: { id: string; again: boolean }): Promise<string> {
  const saml = new SAML({
    ...samlOptions(provider),
    generateUniqueId: () => request.id,
    forceAuthn: request.again,
    // `beginRequest` made the row before.
    cacheProvider: { saveAsync: async () => null, getAsync: async () => null, removeAsync: async () => null },
  })
  return saml.getAuthorizeUrlAsync('', undefined, {})
}

export function samlMetadata(provider: Provider): string {
  return new SAML(samlOptions(provider)).generateServiceProviderMetadata(null)
}

const one = <T>(value: T | T[] | undefined): T | undefined => (Array.isArray(value) ? value[0] : value)
const node = z.looseObject({ $: z.record(z.string(), z.string()).optional() })

/** Parts of the signed assertion that node-saml doesn't check or return. */
const assertion = z.object({
  Assertion: z.looseObject({
    $: z.looseObject({ ID: z.string().min(1) }),
    Conditions: z.array(z.looseObject({ $: z.looseObject({ NotOnOrAfter: z.string() }) })).length(1),
    Subject: z.array(
      z.looseObject({ SubjectConfirmation: z.array(z.looseObject({ SubjectConfirmationData: z.array(node) })) }),
    ),
    AuthnStatement: z
      .array(
        z.looseObject({
          $: z.looseObject({ AuthnInstant: z.string().optional() }).optional(),
          AuthnContext: z.array(z.looseObject({})).optional(),
        }),
      )
      .min(1),
  }),
})

/** Checks a response and keeps what it says for the browser that asked. Throws SamlRefused. */
export async function receiveSaml(provider: Provider, SAMLResponse: string, now = systemWorld.now()): Promise<void> {
  const profile = await validate(provider, SAMLResponse, now)
  const read = assertion.safeParse(profile.assertion)
  if (!read.success) throw new SamlRefused('The assertion lacks its id, its end, or its authentication.')
  const { Assertion } = read.data
  const { consumer } = addressesFor(provider.id)
  const confirmations = Assertion.Subject.flatMap(({ SubjectConfirmation }) => SubjectConfirmation)
  const data = confirmations.flatMap(({ SubjectConfirmationData }) => SubjectConfirmationData.map(({ $ }) => $ ?? {}))
  const requestId = String(profile.inResponseTo)
  if (!data.some(({ Recipient, InResponseTo }) => Recipient === consumer && InResponseTo === requestId)) {
    throw new SamlRefused('The assertion confirms its subject for another recipient or request.')
  }
  const expiresAt = new Date(new Date(Assertion.Conditions[0]?.$.NotOnOrAfter ?? '').getTime() + clockSkewMs)
  const isFirst = await takeMessage(provider, { id: `assertion:${Assertion.$.ID}`, expiresAt }, now)
  if (!isFirst) throw new SamlRefused('The assertion was used before.')
  const vouched = vouchedBy(provider, profile, Assertion.AuthnStatement)
  if (!(await saveVouched(provider, { id: requestId, vouched })))
    throw new SamlRefused('The request was answered before.')
}

/** By the id that it names: without one that is open, nothing is parsed. */
async function requestOf(provider: Provider, xml: string, now: Date): Promise<{ id: string; begunAt: string }> {
  const [, id = ''] = /\sInResponseTo\s*=\s*["'](_[\da-f-]{36})["']/.exec(xml.slice(0, 4096)) ?? []
  const begunAt = await findOpenRequest(provider, id, now)
  if (!begunAt) throw new SamlRefused('InResponseTo is not valid: it names no open request.')
  if (!(await takeTry(perRequest, id, now))) throw new SamlRefused('The request was answered too often.')
  return { id, begunAt: begunAt.toISOString() }
}

async function validate(provider: Provider, message: string, now: Date): Promise<SamlProfile> {
  if (message.length > longestAnswer) throw new SamlRefused('The response is too long.')
  const xml = Buffer.from(message, 'base64').toString('utf8')
  if (/<!DOCTYPE/i.test(xml)) throw new SamlRefused('A response has no DOCTYPE.')
  requireFewTags(xml)
  const request = await requestOf(provider, xml, now)
  const profile = await checkSaml({ check: 'answer', options: samlOptions(provider), request, message })
  if (!profile?.nameID) throw new SamlRefused('The response has no subject.')
  if (profile.issuer !== provider.issuer) throw new SamlRefused('The assertion is of another issuer.')
  if (profile.nameIDFormat?.endsWith(':transient')) throw new SamlRefused('The subject changes at each sign-on.')
  return profile
}

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
/** As providers name them: plain, by URI (AD FS, Entra), and by OID. */
const attributeNames = {
  email: ['email', 'mail', 'emailAddress', `${claims}/emailaddress`, 'urn:oid:0.9.2342.19200300.100.1.3'],
  name: [
    'name',
    'displayName',
    'http://schemas.microsoft.com/identity/claims/displayname',
    'urn:oid:2.16.840.1.113730.3.1.241',
  ],
  given: ['givenName', 'firstName', `${claims}/givenname`, 'urn:oid:2.5.4.42'],
  family: ['sn', 'surname', 'lastName', `${claims}/surname`, 'urn:oid:2.5.4.4'],
}

type Statements = z.infer<typeof assertion>['Assertion']['AuthnStatement']

/** The earliest of the statements. Null if one doesn't say when. */
function authenticatedAt(statements: Statements): Date | null {
  const times = statements.map(({ $ }) => Date.parse($?.AuthnInstant ?? ''))
  return times.some(Number.isNaN) ? null : new Date(Math.min(...times))
}

function vouchedBy(provider: Provider, profile: Profile, statements: Statements): Vouched {
  const authentication = JSON.stringify(statements)
  const attributes = (profile.attributes ?? {}) as Record<string, unknown>
  const texts = (names: string[]) =>
    names.flatMap((name) => [attributes[name]].flat()).filter((value): value is string => typeof value === 'string')
  const first = (names: string[]) => one(texts(names)) ?? null
  const isAddress = profile.nameIDFormat?.endsWith(':emailAddress')
  const parts = [first(attributeNames.given), first(attributeNames.family)].filter(Boolean).join(' ')
  return {
    issuer: provider.issuer,
    subject: profile.nameID,
    email: first(attributeNames.email) ?? (isAddress ? profile.nameID : null),
    isEmailConfirmed: true,
    name: first(attributeNames.name) ?? (parts || null),
    groups: texts([provider.groupsName]),
    providerSession: profile.sessionIndex ?? null,
    hasFactor: factorClasses.some((uri) => authentication.includes(JSON.stringify(uri))),
    authenticatedAt: authenticatedAt(statements),
  }
}
