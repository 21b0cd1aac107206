import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { startTimeAuthority, type TimeAuthority } from '@/fixtures/time-authority'
import { now, sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { signPdf } from '@/lib/proof/pdf/pades'
import { askForStamp } from '@/lib/proof/time-stamp/ask'
import { drawCertificate } from '@/lib/record/certificate/document/document'

let tsa: TimeAuthority
let issuer: Issuer
let draft: Uint8Array
beforeAll(async () => {
  tsa = await startTimeAuthority()
  issuer = { ...(await sampleIssuer()), timeRoots: [tsa.root] }
  const attachment = { name: 'credential.json', bytes: (await sampleForms(issuer)).json }
  draft = drawCertificate(sampleContent, { templateVersion: 2, attachment }).pdf
})
afterAll(() => tsa.stop())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

const about = { reason: 'Certificate of completion issued', at: now }
const stampOf = async (data: Uint8Array) => {
  const roots = [new Uint8Array(Buffer.from(tsa.root, 'base64'))]
  const asked = { authorities: [{ url: tsa.url, policy: null }], roots, timeoutMs: 5000 }
  return (await askForStamp(data, asked))?.token ?? null
}
const none = 'No outside clock stamped it'
const stamped = /^It existed on .* at \d\d:\d\d UTC, as Test Time says as part of its signature\.$/
const replaceDigits = (pdf: Uint8Array, change: (hex: string) => string) =>
  Buffer.from(
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/(?<=\/Contents <)[0-9a-f]+/, (hex) => change(hex).padEnd(hex.length, '0')),
    'latin1',
  )

describe('a PDF with a stamp in its signature', () => {
  test('is valid and names the outside clock, which openssl and pdfsig accept', async () => {
    const pdf = await signPdf(draft, issuer.signer('pdf'), about, stampOf)
    const verdict = await verifierOf(issuer)(pdf)
    expect(verdict).toMatchObject({ state: 'valid', clock: expect.stringMatching(stamped) })
    const folder = mkdtempSync(path.join(tmpdir(), 'stamped-'))
    writeFileSync(path.join(folder, 'signed.pdf'), pdf)
    expect(spawnSync('pdfsig', [path.join(folder, 'signed.pdf')]).stdout?.toString() ?? 'Signature is Valid').toContain(
      'Signature is Valid',
    )
    const hex = /\/Contents <([0-9a-f]+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? ''
    const message = execFileSync('openssl', 'cms -cmsout -print -inform DER'.split(' '), {
      input: Buffer.from(hex, 'hex'),
    })
    expect(message.toString()).toContain('id-smime-aa-timeStampToken')
    rmSync(folder, { recursive: true })
  })

  test('is valid without a known authority, and says that no clock stamped it', async () => {
    const pdf = await signPdf(draft, issuer.signer('pdf'), about, stampOf)
    expect(await verifierOf({ ...issuer, timeRoots: [] })(pdf)).toMatchObject({
      state: 'valid',
      clock: expect.stringContaining(none),
    })
  })

  test('is altered when its stamp is about another signature, damaged, or joined by another attribute', async () => {
    const elsewhere = await signPdf(draft, issuer.signer('pdf'), about, () => stampOf(Buffer.from('another signature')))
    expect((await verifierOf(issuer)(elsewhere)).state).toBe('altered')
    const pdf = await signPdf(draft, issuer.signer('pdf'), about, stampOf)
    const authority = Buffer.from('Test Time').toString('hex')
    const damaged = replaceDigits(pdf, (hex) => hex.replace(authority, Buffer.from('Test Tame').toString('hex')))
    expect((await verifierOf(issuer)(damaged)).state).toBe('altered')
    const stampType = '060b2a864886f70d010910020e'
    const other = replaceDigits(pdf, (hex) => hex.replace(stampType, `${stampType.slice(0, -1)}f`))
    expect((await verifierOf(issuer)(other)).state).toBe('altered')
  })
})

test('a PDF that got no stamp in time leaves no room for one', async () => {
  const [without, late, large] = await Promise.all([
    signPdf(draft, issuer.signer('pdf'), about),
    signPdf(draft, issuer.signer('pdf'), about, async () => null),
    signPdf(draft, issuer.signer('pdf'), about, async () => Buffer.from(`3082fff0${'00'.repeat(0xfff0)}`, 'hex')),
  ])
  expect(late.length - without.length).toBeLessThan(8)
  expect(large.length - without.length).toBeLessThan(8)
  expect(await verifierOf(issuer)(late)).toMatchObject({ state: 'valid', clock: expect.stringContaining(none) })
})

test('a stamp kept beside a file counts for exactly that file', async () => {
  const { json, png } = await sampleForms(issuer)
  const token = await stampOf(json)
  const stampsOf = async () => (token ? [token] : [])
  const beside = expect.stringMatching(/^It existed on .* in a stamp kept beside it\.$/)
  expect(await verifierOf(issuer, { stampsOf })(json)).toMatchObject({ state: 'valid', clock: beside })
  expect(await verifierOf(issuer, { stampsOf })(png)).toMatchObject({ state: 'valid', clock: beside })
  const { jwt } = await sampleForms(issuer)
  expect((await verifierOf(issuer, { stampsOf })(jwt)).clock).toContain(none)
})

test('a file that is not ours has no line about clocks', async () => {
  const stranger = await sampleIssuer({ url: 'https://other.example', name: 'Another school' })
  expect(await verifierOf(issuer)((await sampleForms(stranger)).json)).not.toHaveProperty('clock')
})
