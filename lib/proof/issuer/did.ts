import { toMultibase } from '@/lib/platform/file/base58'
import type { PublishedKey, TrustedIssuer } from './published-key'

/* Browsers use it too: no Node modules. */

/** `did:web`; the port's colon is written as %3A. */
export function didOf(issuerUrl: string): string {
  return `did:web:${new URL(issuerUrl).host.replaceAll(':', '%3A')}`
}

/** The DID of the address today, then those of earlier addresses. */
export function didsOf({ did, formerly = [] }: Pick<TrustedIssuer, 'did' | 'formerly'>): string[] {
  return [did, ...formerly.map(didOf)]
}

/** The issuer by the name that it had at this host: old credentials expect the ids of an earlier address there. */
export function issuerAt<Named extends TrustedIssuer>(issuer: Named, host: string | null): Named {
  const { url: today, formerly = [] } = issuer
  const url = formerly.find((each) => new URL(each).host === host?.toLowerCase())
  if (!url) return issuer
  return { ...issuer, url, did: didOf(url), formerly: [today, ...formerly.filter((each) => each !== url)] }
}

export function verificationMethodOf(did: string, key: PublishedKey): string {
  return `${did}#${key.id}`
}

export function profileOf(issuer: TrustedIssuer): { id: string; type: ['Profile']; name: string; url: string } {
  return { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url }
}

/** Asserts with retired keys, too: without them, other verifiers refuse all that they signed in time. */
export function controllerDocument(issuer: TrustedIssuer): object {
  const [did = '', ...others] = didsOf(issuer)
  const methods = issuer.keys
    .filter(({ use }) => use !== 'pdf')
    .map((key) => ({
      id: verificationMethodOf(did, key),
      controller: did,
      ...(key.use === 'credential'
        ? { type: 'Multikey', publicKeyMultibase: multibaseOf(key) }
        : { type: 'JsonWebKey', publicKeyJwk: key.publicJwk }),
    }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    ...(others.length > 0 && { alsoKnownAs: others }),
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  }
}

export function jwks(issuer: TrustedIssuer): { keys: object[]; timeRoots?: readonly string[] } {
  const algorithms: Record<string, string> = { OKP: 'EdDSA', RSA: 'RS256', EC: 'ES256' }
  return {
    keys: didsOf(issuer).flatMap((did) =>
      issuer.keys.map((key) => ({
        ...key.publicJwk,
        kid: verificationMethodOf(did, key),
        use: 'sig',
        alg: algorithms[key.publicJwk.kty ?? ''],
        // DER in base64, the key's own certificate first.
        ...(key.certificates ? { x5c: key.certificates } : {}),
        ...(key.createdAt ? { createdAt: key.createdAt } : {}),
        ...(key.retiredAt ? { retiredAt: key.retiredAt } : {}),
      })),
    ),
    // DER in base64: the time-stamp authorities that the issuer relies on.
    ...(issuer.timeRoots?.length ? { timeRoots: issuer.timeRoots } : {}),
  }
}

/** An Ed25519 key as a Multikey has it: the mark of its kind before it. */
function multibaseOf(key: PublishedKey): string {
  const raw = atob((key.publicJwk.x ?? '').replaceAll('-', '+').replaceAll('_', '/'))
  return toMultibase(Uint8Array.from([0xed, 0x01, ...Array.from(raw, (one) => one.charCodeAt(0))]))
}
