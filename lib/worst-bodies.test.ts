import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { longestDelay } from '@/fixtures/longest-delay'
import { verifierOf } from '@/fixtures/verification'
import { textCell, workbook } from '@/fixtures/workbook'
import { parseTable } from '@/lib/people/import/parse-table'
import { readSheet } from '@/lib/people/import/read-sheet'
import { findIdentifying } from '@/lib/people/privacy/victim-text'
import { buildCredential } from '@/lib/proof/credential/build'
import { bounds } from '@/lib/proof/verification/bounds'
import { checkInThread } from '@/lib/proof/verification/check-in-thread'
import { outsideKindOf } from '@/lib/record/outside-certificate/file-kind'
import { bodyLimits } from '@/scripts/front/body-hold.mjs'

/*
 * The worst bodies that the front lets through, sixteen at once (docs/security.md, Expensive work). Passwords and SAML have
 * theirs next to them: lib/people/account/password.test.ts and lib/people/single-sign-on/hostile-saml.test.ts.
 */
const issuer = await sampleIssuer()
const verify = verifierOf(issuer, { checkJsonLd: checkInThread })
const credential = buildCredential(issuer, sampleInput())
const megabyte = 1024 * 1024

function unsigned(changes: object): string {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-25T09:00:00Z',
    verificationMethod: `${issuer.did}#${issuer.signer('credential').key.id}`,
    proofPurpose: 'assertionMethod',
    proofValue: `z${'3'.repeat(87)}`,
  }
  return JSON.stringify({ ...credential, proof, ...changes })
}

const names = Array.from({ length: 28 }, (_, at) => `_:n${at}`)
const graph = names.map((id) => ({
  id,
  type: ['Profile'],
  parentOrg: names.map((to) => ({ id: to, type: ['Profile'] })),
}))
const manyParts = Array.from({ length: bounds.objects - 20 }, () => ({ type: ['Evidence'] }))
const contexts = Array.from({ length: bounds.allContexts / 2 - 2 }, () => ({
  '@context': credential['@context'],
  type: ['Evidence'],
}))
const stream = deflateSync(Buffer.alloc(1.9 * megabyte))
const packed = Buffer.concat([
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`),
  stream,
  Buffer.from('\nendstream\nendobj\n'),
])
const fills = (unit: string, bytes: number = bounds.bytes) => `%PDF-1.7\n${unit.repeat(bytes)}`.slice(0, bytes)

const files: Record<string, () => Uint8Array | string> = {
  'a graph that can’t be ordered': () => unsigned({ evidence: graph }),
  'a credential of the most parts': () => unsigned({ evidence: manyParts }),
  'a credential of the most contexts': () => unsigned({ evidence: contexts }),
  'a PDF of opening brackets': () => fills('<<<<'),
  'a PDF of streams without an end': () => fills(' obj stream\n'),
  'a PDF of packed streams': () => new Uint8Array(Buffer.concat(Array(12).fill(packed))),
  'a text of opening braces': () => '{"'.repeat(bounds.textBytes / 2 - 1),
  'an SVG of open elements': () => '<svg><openbadges:credential '.repeat(megabyte).slice(0, bounds.textBytes - 1),
}

const row = (index: number) => `person-${index}@agency.example,Person ${index},${'x'.repeat(150)}\n`
const list = (bytes: number) => {
  let text = 'Email,Name,Unit\n'
  for (let index = 0; text.length < bytes && index < 19_999; index += 1) text += row(index)
  return text
}

/** Sixteen, or as many as the front holds at one time. */
const atOnce = (length: number) => (length > megabyte ? Math.floor(bodyLimits.heldLargeBytes / length) : 16)

describe('sixteen at once hold the event loop for less than a second', () => {
  test.each(Object.entries(files))('%s', { timeout: 120_000 }, async (_what, make) => {
    const file = make()
    await verify(file)
    const all = () => Promise.all(Array.from({ length: atOnce(file.length) }, () => verify(file)))
    expect(await longestDelay(all)).toBeLessThan(1000)
  })

  test('a scan of 5 MB, and a text with the most names', async () => {
    const scan = new Uint8Array(Buffer.from('%PDF-1.7\n'.padEnd(5 * megabyte, '<< >> obj ')))
    const names = 'her name is Aa Bb, '.repeat(3400)
    expect(
      await longestDelay(async () => {
        for (let count = 0; count < atOnce(scan.length); count += 1) outsideKindOf(scan)
        for (let count = 0; count < 16; count += 1) findIdentifying(names)
      }),
    ).toBeLessThan(1000)
  })

  test.each([
    ['a list of 4 MB', list(4 * megabyte)],
    ['a list of a million short cells', '"",'.repeat(1_300_000)],
  ])('%s', { timeout: 120_000 }, async (_what, text) => {
    expect(await longestDelay(() => Promise.all(Array.from({ length: 16 }, () => parseTable(text))))).toBeLessThan(1000)
  })

  test('a workbook that unpacks to 60 MB', { timeout: 120_000 }, async () => {
    const bytes = await workbook(`<row r="1">${textCell('XFD1048576', 'Email')}</row>${' '.repeat(60 * megabyte)}`)
    // The reader would fill seventeen billion cells.
    const all = () => Promise.all(Array.from({ length: 16 }, () => readSheet(new Uint8Array(bytes))))
    expect(await longestDelay(all)).toBeLessThan(1000)
  })
})
