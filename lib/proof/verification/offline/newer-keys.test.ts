import { beforeAll, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { signDocument } from '@/lib/proof/pdf/sign'
import { drawCertificate } from '@/lib/record/certificate/document/document'
import { verify } from '../verify'

/*
 * People keep an offline verifier for years while keys rotate. It must not call a newer key's signature altered, but
 * must do so for a document that predates the verifier and names an unknown key.
 */
const issuedAt = new Date('2026-11-25T10:00:00Z')
const before = new Date('2026-11-24T00:00:00Z')
const after = new Date('2026-11-26T00:00:00Z')
let kept: Issuer
let rotated: Issuer

beforeAll(async () => {
  kept = await sampleIssuer()
  rotated = await sampleIssuer()
})

async function certificate({ credentialBy, pageBy }: { credentialBy: Issuer; pageBy: Issuer }) {
  const credential = buildCredential(credentialBy, sampleInput({ issuedAt }))
  const { json, jwt } = await signCredential(credentialBy, credential, issuedAt)
  const attachment = { name: 'credential.json', bytes: Buffer.from(json) }
  const drawn = await drawCertificate(sampleContent, { templateVersion: 2, attachment })
  const { pdf } = await signDocument(drawn.pdf, pageBy.signer('pdf'))
  return { json: Buffer.from(json), jwt: Buffer.from(jwt), pdf: new Uint8Array(pdf) }
}

const stateOf = async (bytes: Uint8Array, keysAsOf?: Date) =>
  (await verify(new Uint8Array(bytes), { issuer: kept, now: after, ...(keysAsOf && { keysAsOf }) })).state

test('a signature by a known key is genuine, however old the keys are', async () => {
  const { json, jwt, pdf } = await certificate({ credentialBy: kept, pageBy: kept })
  for (const bytes of [json, jwt, pdf]) expect(await stateOf(bytes, before)).toBe('genuine')
})

test('a key that may be newer is not checked; an older unknown key was never published', async () => {
  const all = await certificate({ credentialBy: rotated, pageBy: rotated })
  const page = await certificate({ credentialBy: kept, pageBy: rotated })
  const credential = await certificate({ credentialBy: rotated, pageBy: kept })
  for (const bytes of [all.json, all.jwt, all.pdf, page.pdf, credential.pdf])
    expect(await stateOf(bytes, before)).toBe('unchecked')
  for (const bytes of [all.json, all.jwt, page.pdf, credential.pdf]) {
    expect(await stateOf(bytes, after)).toBe('altered')
    expect(await stateOf(bytes)).toBe('altered')
  }
})

test('a signature that does not match a known key is altered, whatever its date', async () => {
  const { json, jwt, pdf } = await certificate({ credentialBy: kept, pageBy: kept })
  const text = json.toString()
  const broken = [
    Buffer.from(text.replace('Ana', 'Eva')),
    Buffer.from(`${jwt.toString().slice(0, -20)}AAAA${jwt.toString().slice(-16)}`),
    pdf.with(2000, (pdf[2000] ?? 0) ^ 1),
  ]
  for (const bytes of broken) expect(await stateOf(bytes, before)).toBe('altered')
})
