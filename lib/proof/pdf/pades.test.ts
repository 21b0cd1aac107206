import { createHash, verify, X509Certificate } from 'node:crypto'
import { type BaseBlock, fromBER, type OctetString, type Sequence } from 'asn1js'
import fc from 'fast-check'
import { ContentInfo, SignedData } from 'pkijs'
import { describe, expect, test } from 'vitest'
import { fullContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { makeKey } from '@/lib/proof/issuer/make-key'
import type { Signer } from '@/lib/proof/issuer/signer'
import { signerOf } from '@/lib/proof/issuer/signer'
import { drawCertificate } from '@/lib/record/certificate/document/document'
import { signPdf } from './pades'
import { signDocument } from './sign'

const credential = { name: 'credential.json', bytes: Buffer.from('{"proof":"/ByteRange [0 1 2 3] /Contents <00>"}') }
const pdf = Buffer.from(drawCertificate(fullContent, { templateVersion: 2, attachment: credential }).pdf)
const ec = (await sampleIssuer()).signer('pdf')
const rsa = signerOf(await makeKey('pdf', { issuerName: 'Northlight', rsa: true, rsaBits: 2048 }))
const about = { reason: 'Certificate (issued)', at: new Date('2026-11-25T12:00:00Z') }
const sign = async (signer: Signer, bytes: Uint8Array = pdf) => Buffer.from(await signPdf(bytes, signer, about))

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}
const SET = 0x31
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The signature's range, the digits it leaves out, and the digest of the rest. */
function signatureOf(signed: Buffer) {
  const [, ...numbers] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] *\n\/Contents/.exec(signed.toString('latin1')) ?? []
  const [start = 0, length = 0, next = 0, rest = 0] = numbers.map(Number)
  const covered = Buffer.concat([signed.subarray(start, length), signed.subarray(next, next + rest)])
  return { start, length, next, rest, gap: signed.toString('latin1', length, next), digest: sha256(covered) }
}

function messageOf(signed: Buffer) {
  const bytes = Buffer.from(signatureOf(signed).gap.slice(1, -1), 'hex')
  const { result, offset } = fromBER(new Uint8Array(bytes).buffer)
  const data = new SignedData({ schema: new ContentInfo({ schema: result }).content })
  const [info] = data.signerInfos
  if (!info?.signedAttrs) throw new Error('nobody signed')
  const attributes = Buffer.from(info.signedAttrs.encodedValue)
  attributes[0] = SET
  const values = Object.fromEntries(info.signedAttrs.attributes.map(({ type, values }) => [type, values[0]]))
  return { padding: bytes.subarray(offset), data, attributes, values, signature: octets(info.signature) }
}

const octets = (value: BaseBlock) => Buffer.from((value as OctetString).valueBlock.valueHexView)
const first = (value: BaseBlock) => (value as Sequence).valueBlock.value[0] as BaseBlock
const certificateOf = ({ key }: Signer) => new X509Certificate(Buffer.from(key.certificates?.[0] ?? '', 'base64'))

/** Validates as an independent reader would. */
function check(signed: Buffer, signer: Signer): string {
  const { attributes, values, signature } = messageOf(signed)
  const digest = values[OID.messageDigest]
  if (!digest || octets(digest).toString('hex') !== signatureOf(signed).digest) return 'digest mismatch'
  return verify('sha256', attributes, certificateOf(signer).publicKey, signature) ? 'sound' : 'signature wrong'
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

describe.each([
  ['P-256', ec],
  ['RSA', rsa],
])('a PDF signed with %s', (_, signer) => {
  test('keeps the earlier bytes and covers the whole file except its own digits', async () => {
    const signed = await sign(signer)
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true)
    const { start, length, next, rest, gap } = signatureOf(signed)
    expect([start, next + rest]).toEqual([0, signed.length])
    expect(gap).toMatch(/^<[0-9a-f]+>$/)
    expect(length).toBeGreaterThan(pdf.length)
    expect(check(signed, signer)).toBe('sound')
  })

  test('carries the CMS that PAdES requires: digest, certificate hash, no signing time, the chain', async () => {
    const { data, values, padding } = messageOf(await sign(signer))
    expect(Object.keys(values).sort()).toEqual(Object.values(OID).sort())
    const hash = first(first(first(values[OID.signingCertificateV2] as BaseBlock)))
    expect(octets(hash).toString('hex')).toBe(sha256(certificateOf(signer).raw))
    const chain = data.certificates?.map((each) => Buffer.from(each.toSchema().toBER()).toString('base64')) ?? []
    expect(chain.sort()).toEqual([...(signer.key.certificates ?? [])].sort())
    expect(padding.length).toBeLessThan(8)
    expect(padding.every((byte) => byte === 0)).toBe(true)
  })

  test('is invalid after any bit flip', { timeout: 20_000 }, async () => {
    const signed = await sign(signer)
    const { start, length, next, rest } = signatureOf(signed)
    const covered = fc.oneof(
      fc.integer({ min: start, max: length - 1 }),
      fc.integer({ min: next, max: next + rest - 1 }),
      fc.integer({ min: pdf.length, max: length - 1 }),
    )
    const digits = signed.toString('latin1', length, next)
    fc.assert(
      fc.property(covered, fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const other = flipped(signed, at, bit)
        const same = signatureOf(other).gap === digits
        expect(same ? check(other, signer) : 'no signature there').not.toBe('sound')
      }),
      { numRuns: 150 },
    )
    const { attributes, signature } = messageOf(signed)
    for (const part of [attributes.subarray(2), signature.subarray(-32)]) {
      const place = length + digits.indexOf(part.toString('hex'))
      const digit = fc.integer({ min: place, max: place + 2 * part.length - 1 })
      fc.assert(
        fc.property(digit, fc.integer({ min: 0, max: 3 }), (at, bit) => {
          const value = Number.parseInt(signed.toString('latin1', at, at + 1), 16) ^ (1 << bit)
          const other = Buffer.from(signed)
          other.write(value.toString(16), at, 'latin1')
          expect(() => expect(check(other, signer)).toBe('sound')).toThrow()
        }),
        { numRuns: 40 },
      )
    }
  })
})

test('a signed PDF names the signer, the reason and the time in PDF syntax', async () => {
  const text = (await sign((await sampleIssuer({ name: 'Lumière (Maine)' })).signer('pdf'))).toString('latin1')
  expect(text).toContain('/SubFilter /ETSI.CAdES.detached')
  expect(text).toContain(
    `/Name <FEFF${Buffer.from('Lumière (Maine)', 'utf16le').swap16().toString('hex').toUpperCase()}>`,
  )
  expect(text).toContain('/Reason (Certificate \\(issued\\)) /M (D:20261125120000Z)')
  expect(text).toMatch(/\/AcroForm << \/SigFlags 3/)
  const certifying = /(\d+) 0 obj\n<< \/Type \/Sig /.exec(text)?.[1]
  expect(text).toContain(`/Perms << /DocMDP ${certifying} 0 R >>`)
  expect(text).toContain('/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P 1 >>')
  const ids = text.match(/\/ID \[[^\]]*\]/g)
  expect(ids?.[1]).toBe(ids?.[0])
})

describe('signPdf refuses', () => {
  const without = (part: string, other: string) => Buffer.from(pdf.toString('latin1').replace(part, other), 'latin1')

  test('a PDF without a plain table, a signed or encrypted PDF, a PDF with fields, and a file that is no PDF', async () => {
    await expect(sign(ec, without('\nxref\n', '\nxrxf\n'))).rejects.toThrow('no plain cross-reference table')
    await expect(sign(ec, Buffer.from('%PDF-1.7'))).rejects.toThrow('no plain cross-reference table')
    await expect(sign(ec, await sign(ec))).rejects.toThrow('its trailer has /Prev')
    await expect(sign(ec, without('trailer\n<<', 'trailer\n<< /Encrypt 1 0 R'))).rejects.toThrow('has /Encrypt')
    await expect(sign(ec, without('/ViewerPreferences', '/AcroForm 1 0 R /X'))).rejects.toThrow('has form fields')
  })

  test('a key without a certificate, and a signer that fails', async () => {
    const { certificates, ...key } = ec.key
    await expect(sign({ ...ec, key })).rejects.toThrow('has no certificate')
    const failing = { ...ec, sign: () => Promise.reject(new Error('The module is away')) }
    await expect(sign(failing)).rejects.toThrow('The module is away')
  })
})

test('an unsigned document has a null signer', async () => {
  expect(await signDocument(pdf, null)).toEqual({ pdf, signedBy: null })
  expect(await signDocument(pdf, ec)).toMatchObject({ signedBy: ec.key.id })
})
