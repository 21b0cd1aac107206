import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { bytesOf, sampleForms, verifierOf } from '@/fixtures/verification'
import { buildCredential, type OpenBadgeCredential } from '@/lib/proof/credential/build'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { bounds } from './bounds'

/*
 * Input made to take forever or exhaust memory ends soon, in one sentence. The time limit only tells a hang from a slow
 * machine.
 */
const SOON = 5000
const MEGABYTE = 1024 * 1024

let issuer: Issuer
let verify: ReturnType<typeof verifierOf>
let credential: OpenBadgeCredential
beforeAll(async () => {
  issuer = await sampleIssuer()
  verify = verifierOf(issuer)
  credential = buildCredential(issuer, sampleInput())
  await verify((await sampleForms(issuer)).json)
})

async function soon(bytes: Uint8Array | string) {
  const start = performance.now()
  const verdict = await verify(bytes)
  expect(performance.now() - start).toBeLessThan(SOON)
  expect(verdict.reason).toMatch(/^[A-Z].*\.$/)
  expect(verdict.facts).toBeNull()
  return verdict
}

/** Unsigned, in our name or another's: a proof would be checked, were the input not too large. */
function unsigned(changes: object, issuerId = issuer.did): string {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-25T09:00:00Z',
    verificationMethod: `${issuer.did}#${issuer.signer('credential').key.id}`,
    proofPurpose: 'assertionMethod',
    proofValue: `z${'3'.repeat(87)}`,
  }
  return JSON.stringify({ ...credential, issuer: { ...credential.issuer, id: issuerId }, proof, ...changes })
}

const pdfWith = (stream: Uint8Array) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode '),
    Buffer.from(`/Length ${stream.length} >>\nstream\n`),
    stream,
    Buffer.from('\nendstream\nendobj\n'),
  ])

describe('judges quickly', () => {
  test('a file of more than 5 MB', async () => {
    expect((await soon(new Uint8Array(bounds.bytes + 1))).reason).toContain('larger than 5 MB')
  })

  test('more text than a certificate has', async () => {
    expect((await soon(`{"a": "${'a'.repeat(2 * MEGABYTE)}"}`)).reason).toContain('larger than a certificate')
  })

  test.each([
    ['objects', '{"a":'],
    ['lists', '{"a":['],
  ])('%s nested a hundred thousand deep', async (_, step) => {
    const verdict = await soon(step + '{"a":['.repeat(100_000))
    expect(verdict).toMatchObject({
      state: 'unreadable',
      reason: 'Its parts are nested deeper than in any certificate.',
    })
  })

  test('a context with a million entries, or with seventeen', async () => {
    expect((await soon(unsigned({ '@context': Array(40_000).fill('https://x.example') }))).state).toBe('unreadable')
    expect((await soon(`{"@context":[${'1,'.repeat(400_000)}1]}`)).reason).toContain('more parts than any')
    const few = await soon(unsigned({ '@context': Array(bounds.contexts + 1).fill(credential['@context'][0]) }))
    expect(few.reason).toContain('more definitions')
  })

  test('a remote context, which is named and not fetched', async () => {
    const url = 'https://evil.example/context.json'
    const verdict = await soon(unsigned({ '@context': [...credential['@context'], url] }))
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain(`nothing is fetched (${url})`)
  })

  test('a graph that cannot be canonicalized', async () => {
    // Each node points to all others and says nothing else: ordering them would take forever.
    const names = Array.from({ length: 28 }, (_, at) => `_:n${at}`)
    const evidence = names.map((id) => ({
      id,
      type: ['Profile'],
      parentOrg: names.map((to) => ({ id: to, type: ['Profile'] })),
    }))
    const verdict = await soon(unsigned({ evidence }))
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain('too complex')
  })

  test('many parts with a context each', async () => {
    const many = (length: number, part: object) => soon(unsigned({ evidence: Array.from({ length }, () => part) }))
    expect((await many(bounds.objects - 20, { type: ['Evidence'] })).reason).toContain('does not match')
    expect((await many(bounds.objects, { type: ['Evidence'] })).reason).toContain('more parts')
    const nested = { '@context': credential['@context'], type: ['Evidence'] }
    expect((await many(bounds.allContexts / 2 - 2, nested)).reason).toContain('does not match')
    expect((await many(bounds.allContexts / 2, nested)).reason).toContain('more definitions')
  })

  test('one member with the most values', async () => {
    const tags = Array.from({ length: bounds.values - 100 }, (_, at) => `x${at}`)
    const verdict = await soon(unsigned({ evidence: { type: ['Evidence'], audience: tags } }))
    expect(verdict.reason).toContain('does not match')
    expect((await soon(unsigned({ evidence: [...tags, ...tags] }))).reason).toContain('more parts than any')
  })

  test('many proofs', async () => {
    const { proof } = JSON.parse(unsigned({}))
    for (const many of [2, 200])
      expect((await soon(unsigned({ proof: Array(many).fill(proof) }))).reason).toContain('more than one signature')
  })

  test('a PDF stream that inflates to gigabytes', async () => {
    const gigabyte = deflateSync(Buffer.alloc(256 * MEGABYTE))
    const before = process.memoryUsage().rss
    expect((await soon(pdfWith(gigabyte))).reason).toBe('What is packed inside is larger than a certificate can be.')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE)
  })

  test('many PDF streams, each within the limit', async () => {
    const stream = pdfWith(deflateSync(Buffer.alloc(1.9 * MEGABYTE)))
    expect((await soon(Buffer.concat(Array(12).fill(stream)))).reason).toContain('packed inside')
  })

  test.each([
    '((((',
    '<<<<',
    '/ByteRange [',
    '/ByteRange [0 1 2 3]',
    '/EmbeddedFile ',
    '/ByteRange [0 0 0     ',
    ' obj stream\n',
    '/Contents <',
  ])('5 MB of %s in a PDF', async (unit) => {
    const body = `%PDF-1.7\n${unit.repeat(5 * MEGABYTE)}`.slice(0, bounds.bytes)
    const verdict = await verifyQuickly(body)
    expect(['unreadable', 'unchecked']).toContain(verdict.state)
  })

  test.each(['eyJ.', 'eyJhbGciOiJub25lIn0.', '<svg ', '<svg><openbadges:credential ', '{"', '[', 'data:,data:,'])(
    'a long text of %s',
    async (unit) => {
      await verifyQuickly(unit.repeat(MEGABYTE).slice(0, bounds.textBytes - 1))
    },
  )

  test('a signature message nested a hundred thousand deep', async () => {
    const message = `<${'3080'.repeat(100_000)}>`
    const head = '%PDF-1.7\n1 0 obj\n<< /SubFilter /ETSI.CAdES.detached /Contents '
    const tail = (from: number, to: number, rest: number) => ` /ByteRange [0 ${from} ${to} ${rest}] >>`.padEnd(80)
    const from = head.length
    const to = head.length + message.length
    expect((await verifyQuickly(head + message + tail(from, to, 80))).state).toBe('not-issued')
  })
})

async function verifyQuickly(bytes: string) {
  const start = performance.now()
  const verdict = await verify(bytes)
  expect(performance.now() - start).toBeLessThan(SOON)
  return verdict
}

describe('any input', () => {
  test('gets a verdict with a sentence', async () => {
    const starts = ['', '%PDF-1.7\n', '\x89PNG\r\n\x1a\n', '<svg>', '{', 'data:;base64,', 'eyJhbGciOiJSUzI1NiJ9.e30.']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        const verdict = await verify(Buffer.concat([Buffer.from(start, 'latin1'), rest]))
        expect(['unreadable', 'unchecked', 'not-issued']).toContain(verdict.state)
        expect(verdict.reason).toMatch(/^[A-Z].*\.$/)
      }),
      { numRuns: 300 },
    )
  })

  test('gets a verdict when it is JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (value) => {
        const states = [await verify(JSON.stringify(value)), await verify(unsigned({ credentialSubject: value }))]
        for (const { state } of states) expect(['unreadable', 'altered', 'not-issued']).toContain(state)
      }),
      { numRuns: 200 },
    )
  })

  test('is called empty when it has no bytes', async () => {
    expect(await verify(bytesOf(''))).toMatchObject({ state: 'unreadable', reason: 'It is empty.' })
  })
})
