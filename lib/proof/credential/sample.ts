import { controllerDocument, verificationMethodOf } from '@/lib/proof/issuer/did'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { CredentialInput } from './build'
import { contextLoader, type DocumentLoader } from './loader'

/** For tests: the plain values of one credential, others to be given. */
export function sampleInput(overrides: Partial<CredentialInput> = {}): CredentialInput {
  return {
    serial: 'NL-07EN-W3AH-RZ6D-MV2M',
    name: 'Ana Pelletier-Okonkwo',
    courseId: 'law-enforcement',
    courseTitle: 'Recognizing trafficking',
    courseSubtitle: 'Law-enforcement in-service',
    versionHash: '5f2d1c0b9a8e7f6d5c4b3a29181706f5e4d3c2b1a09f8e7d6c5b4a3928170605',
    edition: '1.0',
    description: 'How to tell trafficking from smuggling, and what to do.',
    criteria: 'Complete each lesson and pass the final assessment.',
    hours: '3.25',
    earned: overrides.hours ?? '3.25',
    courseNumber: null,
    startedAt: new Date('2026-11-02T13:05:00.250Z'),
    completedAt: new Date('2026-11-24T16:40:09.500Z'),
    issuedAt: new Date('2026-11-25T09:00:00.750Z'),
    expiresAt: null,
    lawAsOf: '2026-03-26',
    statusPosition: 1,
    demonstration: false,
    ...overrides,
  }
}

/** For tests: what a verifier has who resolved the `did:web` of an issuer, and nothing else. */
export function issuerLoader(issuer: TrustedIssuer, more: Record<string, string> = {}): DocumentLoader {
  return contextLoader(async (url) => {
    if (more[url]) return JSON.parse(more[url])
    const document = controllerDocument(issuer) as { verificationMethod: { id: string }[] }
    if (url === issuer.did) return document
    const method = document.verificationMethod.find(({ id }) => id === url)
    return method ? { '@context': 'https://w3id.org/security/multikey/v1', ...method } : null
  })
}

/** For tests: the public half of a key, by the name that a proof or a JWT gives it. */
export function publicJwkOf(issuer: TrustedIssuer, method: string): Readonly<Record<string, string>> {
  const key = issuer.keys.find((each) => verificationMethodOf(issuer.did, each) === method)
  if (!key) throw new Error(`No key of the issuer: ${method}`)
  return key.publicJwk
}
