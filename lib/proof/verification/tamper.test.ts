import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { now, sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { signPdf } from '@/lib/proof/pdf/pades'
import { drawCertificate } from '@/lib/record/certificate/document/document'
import { currentTemplate } from '@/lib/record/certificate/document/template-version'
import type { Verdict } from './verdict'

/* Flips every kind of byte at random: no verdict may call the result ours and unchanged. */
let issuer: Issuer
let files: Record<'json' | 'jwt' | 'svg' | 'png' | 'pdf', Uint8Array>
let verify: ReturnType<typeof verifierOf>

beforeAll(async () => {
  issuer = await sampleIssuer()
  const forms = await sampleForms(issuer, { expiresAt: new Date('2028-11-30T05:00:00Z') })
  const drawn = drawCertificate(sampleContent, {
    templateVersion: currentTemplate,
    attachment: { name: 'credential.json', bytes: forms.json },
  })
  const pdf = await signPdf(drawn.pdf, issuer.signer('pdf'), { reason: 'Certificate of completion issued', at: now })
  files = { ...forms, pdf }
  verify = verifierOf(issuer)
})

interface Range {
  from: number
  to: number
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** The ranges that a pattern's first group matches. */
function rangesOf(bytes: Uint8Array, pattern: RegExp): Range[] {
  return [...textOf(bytes).matchAll(new RegExp(pattern, 'gds'))].map(({ indices }) => {
    const [from, to] = indices?.[1] ?? [0, 0]
    return { from, to }
  })
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

function sameMeaning(a: Uint8Array, b: Uint8Array): boolean {
  try {
    return JSON.stringify(JSON.parse(textOf(a))) === JSON.stringify(JSON.parse(textOf(b)))
  } catch {
    return false
  }
}

/** Refused, with a reason in a sentence. */
function isRefused({ state, reason, facts }: Verdict): boolean {
  return (state === 'altered' || state === 'unreadable') && /^[A-Z].*\.$/s.test(reason) && facts === null
}

async function expectRefused(bytes: Uint8Array, ranges: Range[], numRuns: number): Promise<void> {
  expect(ranges.length).toBeGreaterThan(0)
  const place = fc.constantFrom(...ranges).chain(({ from, to }) => fc.integer({ min: from, max: to - 1 }))
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const changed = flipped(bytes, at, bit)
      const verdict = await verify(changed)
      const told = `${verdict.state}: ${verdict.reason} (byte ${at}, bit ${bit})`
      expect(isRefused(verdict) || sameMeaning(bytes, changed), told).toBe(true)
    }),
    { numRuns },
  )
}

test("a changed tag or length around the signature's numbers is refused", async () => {
  const [message] = rangesOf(files.pdf, /\/Contents <([0-9a-f]+)>/)
  const hex = textOf(files.pdf).slice(message?.from, message?.to)
  // After the algorithm (ecdsa-with-SHA256), and the tag and length around the numbers.
  const algorithm = '2a8648ce3d040302'
  const numbers = (message?.from ?? 0) + hex.lastIndexOf(algorithm) + algorithm.length + 4
  for (let at = numbers; at < numbers + 4; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) expect(isRefused(await verify(flipped(files.pdf, at, bit)))).toBe(true)
  }
})

describe('one flipped bit', () => {
  test('each untouched form is valid', async () => {
    for (const bytes of Object.values(files)) expect((await verify(bytes)).state).toBe('valid')
  })

  test.each([
    ['a value', /": "([^"]+)"/],
    ['a name', /"([^"]+)":/],
    ['the value of the proof', /"proofValue": "([^"]+)"/],
    ['anything', /(.+)/],
  ])('JSON: %s', (_, pattern) => expectRefused(files.json, rangesOf(files.json, pattern), 150))

  test.each([
    ['header', /^([^.]+)/],
    ['payload', /^[^.]+\.([^.]+)/],
    ['signature', /([^.]+)$/],
  ])('JWT: %s', (_, pattern) => expectRefused(files.jwt, rangesOf(files.jwt, pattern), 100))

  test('SVG: the credential inside', () => expectRefused(files.svg, rangesOf(files.svg, /CDATA\[(.+?)\]\]>/), 100))

  test('PNG: the credential inside', () =>
    expectRefused(files.png, rangesOf(files.png, /openbadgecredential(.+)IEND/), 60))

  test.each([
    ['the page', /^(.+)\/Type \/Sig\b/, 60],
    ['the attachment', /\/EmbeddedFile\b.{0,300}?stream\r?\n(.+?)endstream/, 40],
    ['the entries of the signature', /(\/Type \/Sig\b.+?)<30/, 60],
    ['the message of the signature', /\/Contents <([0-9a-f]+)>/, 80],
    ['what comes after the signature', /\/Contents <[0-9a-f]+(>.+)$/, 40],
  ])('PDF: %s', (_, pattern, runs) => expectRefused(files.pdf, rangesOf(files.pdf, pattern), runs))
})
