import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { secureCookies } from '@/app/_http/secure-cookies'
import { vouchedByClaims } from '@/lib/people/single-sign-on/claims'
import { discover } from '@/lib/people/single-sign-on/discovery'
import { outsideAgent } from '@/lib/people/single-sign-on/outside-document'
import { openClientSecret } from '@/lib/people/single-sign-on/provider-row'
import type { Provider } from '@/lib/people/single-sign-on/queries'
import type { Vouched } from '@/lib/people/single-sign-on/schema'
import { requestMinutes } from '@/lib/people/single-sign-on/sign-on-request'
import { env } from '@/lib/platform/env'

export type Jar = Record<string, string>

/** The message could not be checked, or failed a check. The reason is for the operator's log. */
export class SignOnFailed extends Error {}

const prefix = `${secureCookies ? '__Host-' : ''}northlight.oidc-`
const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: requestMinutes * 60 }
const cookieOf = (name: string) => ({ name: prefix + name, options: cookieOptions })

async function configOf(provider: Provider): Promise<OAuthConfig<Record<string, unknown>>> {
  const clientSecret = await openClientSecret(provider)
  if (!provider.clientId || !clientSecret) throw new SignOnFailed('The client secret must be entered again.')
  const { id, name, issuer, clientId } = provider
  return {
    id,
    name,
    type: 'oauth',
    issuer,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: { request: ({ tokens, client }) => readClaims(tokens, client) },
    profile: ({ sub }) => ({ id: String(sub) }),
    httpOptions: { timeout: 10_000, agent: outsideAgent },
  }
}

type Userinfo = Extract<OAuthConfig<unknown>['userinfo'], { request?: unknown }>
type Asked = Parameters<NonNullable<Userinfo['request']>>[0]

/** Some providers give the address and groups only at their userinfo endpoint. The checked ID token wins. */
async function readClaims({ id_token, access_token }: Asked['tokens'], client: Asked['client']) {
  const claims = decodeJwt(String(id_token))
  if (!client.issuer.metadata.userinfo_endpoint || !access_token) return claims
  const more = await client.userinfo(access_token)
  if (more.sub !== claims.sub) throw new SignOnFailed('The user information is about another person.')
  return { ...more, ...claims }
}

interface Step {
  action: 'signin' | 'callback'
  query: Record<string, string>
  cookies: Jar
}

interface Answer {
  location: string
  setCookies: string[]
  claims: unknown
}

/** Runs one step of next-auth's flow for a provider of the database. Its own endpoints and sessions stay unused. */
async function run(provider: Provider, { action, query, cookies }: Step): Promise<Answer> {
  const csrfToken = randomBytes(16).toString('hex')
  const proof = createHash('sha256')
    .update(csrfToken + env.NEXTAUTH_SECRET)
    .digest('hex')
  const answer: Answer = { location: '', setCookies: [], claims: null }
  let failure: unknown = null
  const options: AuthOptions = {
    providers: [await configOf(provider)],
    secret: env.NEXTAUTH_SECRET,
    cookies: {
      pkceCodeVerifier: cookieOf('pkce'),
      state: cookieOf('state'),
      nonce: cookieOf('nonce'),
      csrfToken: cookieOf('csrf'),
    },
    callbacks: {
      signIn({ profile }) {
        answer.claims = profile
        return '/'
      },
    },
    logger: {
      error(code, metadata) {
        failure ??= metadata instanceof Error ? metadata : (metadata.error ?? code)
      },
      warn() {},
      debug() {},
    },
  }
  const request = {
    method: action === 'signin' ? 'POST' : 'GET',
    headers: {},
    query: { ...query, nextauth: [action, provider.id] },
    body: { csrfToken },
    cookies: { ...cookies, [`${prefix}csrf`]: `${csrfToken}|${proof}` },
  }
  await NextAuth(request as unknown as NextApiRequest, receive(answer), options)
  if (failure) throw new SignOnFailed(sentenceOf(failure))
  return answer
}

/** Without the nonce or state that openid-client expected: they are secrets of this sign-on, and the sentence is logged. */
function sentenceOf(failure: unknown): string {
  const text = failure instanceof Error ? failure.message || codeOf(failure) : String(failure)
  return text.replace(/\b(nonce|state) mismatch, expected .*/s, '$1 mismatch')
}

/** An error of several tried addresses has a code and no message. */
const codeOf = (error: Error) => ('code' in error ? String(error.code) : error.name)

/** Takes what next-auth would send to the browser. */
function receive(answer: Answer): NextApiResponse {
  const response = {
    status: () => response,
    setHeader(name: string, value: string | string[]) {
      if (name === 'Location') answer.location = String(value)
      if (name === 'Set-Cookie') answer.setCookies = [value].flat()
    },
    getHeader: (name: string) => (name === 'Set-Cookie' ? answer.setCookies : undefined),
    end() {},
    json() {},
    send() {},
  }
  return response as unknown as NextApiResponse
}

const ownCookies = (all: string[]) => all.filter((one) => one.startsWith(prefix) && !one.startsWith(`${prefix}csrf`))

function isAt(address: string, endpoint: string): boolean {
  const [given, expected] = [new URL(address), new URL(endpoint)]
  return given.origin === expected.origin && given.pathname === expected.pathname
}

/**
 * The provider's address, and the cookies that hold state, nonce, and PKCE verifier until it answers. `again`: the person
 * signs in even with a session there, and the answer says when.
 */
export async function beginOidc(provider: Provider, again = false): Promise<{ url: string; setCookies: string[] }> {
  const query: Record<string, string> = again ? { prompt: 'login', max_age: '0' } : {}
  // Checks the metadata, and that openid-client, which asks for it again, got the same.
  const { authorization_endpoint } = await discover(provider.issuer)
  const { location, setCookies } = await run(provider, { action: 'signin', query, cookies: {} })
  if (!isAt(location, authorization_endpoint)) throw new SignOnFailed('The metadata changed.')
  return { url: location, setCookies: ownCookies(setCookies) }
}

/** Exchanges the code and checks state, nonce, PKCE, issuer, audience, signature, and time. Throws SignOnFailed. */
export async function finishOidc(
  provider: Provider,
  { query, cookies }: { query: Record<string, string>; cookies: Jar },
): Promise<{ vouched: Vouched; setCookies: string[] }> {
  const { claims, setCookies } = await run(provider, { action: 'callback', query, cookies })
  try {
    return { vouched: vouchedByClaims(provider, claims), setCookies: ownCookies(setCookies) }
  } catch (error) {
    throw new SignOnFailed((error as Error).message)
  }
}
