import { from, toJwk } from '@digitalbazaar/ed25519-multikey'
import type { KeyUse, PublishedKey, TrustedIssuer } from '@/lib/proof/issuer/published-key'

type Members = Record<string, unknown>
export type OpenedKeys = { ok: true; issuer: TrustedIssuer } | { ok: false; reason: string }

const notOne = 'This is not a key file. Open the jwks.json or did.json that the issuer publishes.'
const notPublic = 'This file holds private keys: keep it secret, and open the published jwks.json instead.'
const several = 'This key file has keys of several issuers, so it is unclear whose they are.'
const privateMembers = ['d', 'p', 'q', 'privateKeyJwk', 'privateJwk', 'secretKeyMultibase']

/** Reads jwks.json, did.json or a trusted issuer. The person decides whether to trust it. Never fetches. */
export async function readOpenedKeys(text: string): Promise<OpenedKeys> {
  const file = parsed(text)
  if (!file) return { ok: false, reason: notOne }
  if (holdsPrivate(file)) return { ok: false, reason: notPublic }
  if (typeof file.did === 'string') return issuerOf(file.did, listOf(file.keys).flatMap(publishedKey), file)
  const methods = listOf(file.verificationMethod)
  if (typeof file.id === 'string' && methods.length > 0) {
    return issuerOf(file.id, (await Promise.all(methods.map(keyOfMethod))).flat())
  }
  const keys = listOf(file.keys)
  const controllerOf = ({ kid }: Members) => String(kid ?? '').split('#')[0] ?? ''
  const [did = '', ...others] = new Set(keys.map(controllerOf))
  const own = keys.filter((key) => controllerOf(key) === did)
  // An issuer that moved lists each key once per address.
  if (keys.some((key) => !own.some((one) => isSameKey(one, key)))) return { ok: false, reason: several }
  return issuerOf(did, own.flatMap(keyOfJwk), { formerly: others.map(urlOf), timeRoots: file.timeRoots })
}

function issuerOf(did: string, keys: PublishedKey[], members: Members = {}): OpenedKeys {
  const host = /^did:web:(.+)$/.exec(did)?.[1]
  if (!did.startsWith('did:') || keys.length === 0) return { ok: false, reason: notOne }
  const url = urlOf(did)
  const formerly = Array.isArray(members.formerly) ? members.formerly.filter((each) => URL.canParse(String(each))) : []
  const timeRoots = textsIn(members.timeRoots)
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
  return {
    ok: true,
    issuer: {
      did,
      name: text(members.name, host ? decoded(host) : did),
      url: text(members.url, url),
      keys,
      ...(formerly.length > 0 && { formerly }),
      ...(timeRoots.length > 0 && { timeRoots }),
    },
  }
}

function urlOf(did: string): string {
  const host = /^did:web:(.+)$/.exec(did)?.[1]
  return host ? `https://${decoded(host.replaceAll(':', '/'))}` : did
}

function isSameKey(one: Members, other: Members): boolean {
  return (
    fragmentOf(String(one.kid)) === fragmentOf(String(other.kid)) &&
    ['x', 'y', 'n'].every((member) => one[member] === other[member])
  )
}

function publishedKey({ id, use, createdAt, retiredAt, publicJwk, certificates }: Members): PublishedKey[] {
  const uses: unknown[] = ['credential', 'jwt', 'pdf'] satisfies KeyUse[]
  if (typeof id !== 'string' || !uses.includes(use) || !isMembers(publicJwk)) return []
  const retired = typeof retiredAt === 'string' ? retiredAt : null
  return [made(id, use as KeyUse, publicJwk, { createdAt: String(createdAt ?? ''), retiredAt: retired, certificates })]
}

async function keyOfMethod({ id, publicKeyMultibase, publicKeyJwk }: Members): Promise<PublishedKey[]> {
  if (isMembers(publicKeyJwk)) return keyOfJwk({ ...publicKeyJwk, kid: id })
  if (typeof id !== 'string' || typeof publicKeyMultibase !== 'string') return []
  try {
    const jwk = await toJwk({ keyPair: await from({ type: 'Multikey', publicKeyMultibase }) })
    return [made(fragmentOf(id), 'credential', jwk)]
  } catch {
    // None of our certificates are signed by such a key.
    return []
  }
}

/** Only a PDF key carries certificates. */
function keyOfJwk(jwk: Members): PublishedKey[] {
  if (typeof jwk.kid !== 'string') return []
  const id = fragmentOf(jwk.kid)
  const retiredAt = typeof jwk.retiredAt === 'string' ? jwk.retiredAt : null
  const times = { createdAt: typeof jwk.createdAt === 'string' ? jwk.createdAt : '', retiredAt }
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return [made(id, 'credential', jwk, times)]
  if (jwk.x5c || jwk.kty === 'EC') return [made(id, 'pdf', jwk, { ...times, certificates: jwk.x5c })]
  return jwk.kty === 'RSA' ? [made(id, 'jwt', jwk, times)] : []
}

function made(
  id: string,
  use: KeyUse,
  jwk: Members,
  { createdAt = '', retiredAt = null as string | null, certificates = undefined as unknown } = {},
): PublishedKey {
  const members = ['kty', 'crv', 'x', 'y', 'n', 'e'].map((name) => [name, jwk[name]])
  const publicJwk = Object.fromEntries(members.filter(([, value]) => typeof value === 'string'))
  const chain = textsIn(certificates)
  return { id, use, createdAt, retiredAt, publicJwk, ...(chain.length > 0 && { certificates: chain }) }
}

function parsed(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text)
    return isMembers(value) ? value : null
  } catch {
    return null
  }
}

function holdsPrivate(file: Members): boolean {
  const places = [file, ...listOf(file.keys), ...listOf(file.verificationMethod)]
  const inside = places.flatMap((place) => [place, place.publicJwk, place.publicKeyJwk].filter(isMembers))
  return inside.some((place) => privateMembers.some((name) => name in place))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
const fragmentOf = (id: string) => id.slice(id.indexOf('#') + 1)
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): Members[] => (Array.isArray(value) ? value.filter(isMembers) : [])
