import { bakePng, bakeSvg } from '@/lib/proof/credential/bake'
import { buildCredential, type CredentialInput } from '@/lib/proof/credential/build'
import { sampleInput } from '@/lib/proof/credential/sample'
import { signCredential } from '@/lib/proof/credential/sign'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { VerifyOptions } from './options'
import type { Verdict } from './verdict'
import { verify } from './verify'

/** For tests: when what they hand in is looked at. */
export const now = new Date('2026-12-01T12:00:00Z')

const words = { title: 'Recognizing trafficking', edition: '1.0', issuer: 'Northlight', demonstration: false }

/** For tests: a credential in each form but the PDF, as bytes. */
export async function sampleForms(issuer: Issuer, overrides: Partial<CredentialInput> = {}) {
  const input = sampleInput(overrides)
  const { json, jwt } = await signCredential(issuer, buildCredential(issuer, input), input.issuedAt)
  return {
    json: bytesOf(json),
    jwt: bytesOf(jwt),
    svg: bytesOf(bakeSvg(json, words)),
    png: bakePng(json),
  }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** For tests: a verifier of one issuer's certificates, by default with the record at hand that has them as current. */
export function verifierOf(issuer: VerifyOptions['issuer'], overrides: Partial<VerifyOptions> = {}) {
  return (given: Uint8Array | string): Promise<Verdict> =>
    verify(typeof given === 'string' ? bytesOf(given) : given, {
      issuer,
      now,
      recordedState: async () => 'current',
      ...overrides,
    })
}
