import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { startTimeAuthority, type TimeAuthority } from '@/fixtures/time-authority'
import { bytesOf, sampleForms, verifierOf } from '@/fixtures/verification'
import { sealDocument } from '@/lib/proof/credential/seal'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { signPdf } from '@/lib/proof/pdf/pades'
import { askForStamp } from '@/lib/proof/time-stamp/ask'
import { drawCertificate } from '@/lib/record/certificate/document/document'
import type { VerifyOptions } from './options'

let tsa: TimeAuthority
let issuer: Issuer
let files: Record<string, Uint8Array>
const signedAt = new Date('2026-11-25T09:00:00Z')
beforeAll(async () => {
  tsa = await startTimeAuthority()
  issuer = { ...(await sampleIssuer()), timeRoots: [tsa.root] }
  const forms = await sampleForms(issuer)
  const { pdf } = drawCertificate(sampleContent, {
    ...{ templateVersion: 2, attachment: { name: 'credential.json', bytes: forms.json } },
  })
  const about = { reason: 'Certificate of completion issued', at: signedAt }
  const transcript = await sealDocument(
    issuer,
    { type: 'Transcript', issuer: issuer.did, learner: { name: 'Ana' } },
    signedAt,
  )
  files = {
    ...forms,
    pdf: await signPdf(pdf, issuer.signer('pdf'), about),
    transcript: bytesOf(JSON.stringify(transcript)),
  }
})
afterAll(() => tsa.stop())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

/** All keys were retired then. */
const rotated = (retiredAt: string, more: Partial<VerifyOptions> = {}) =>
  verifierOf({ ...issuer, keys: issuer.keys.map((key) => ({ ...key, retiredAt })) }, more)
const later = '2026-11-26T00:00:00Z'
const kinds = ['json', 'jwt', 'svg', 'png', 'pdf', 'transcript'] as const
const fileOf = (kind: string) => files[kind] ?? new Uint8Array()
const unproven = { state: 'unchecked', title: 'The time of its signature is not proven', proven: false }

test('a PDF that was drawn long after its credential, by a key made since, is valid', async () => {
  const createdAt = '2027-02-01T12:00:00Z'
  const { pdf: key, ...others } = Object.fromEntries(issuer.keys.map((one) => [one.use, one]))
  if (!key) throw new Error('no key')
  const keys = [...Object.values(others), { ...key, createdAt }]
  const { pdf } = drawCertificate(sampleContent, {
    ...{ templateVersion: 2, attachment: { name: 'credential.json', bytes: fileOf('json') } },
  })
  const drawn = (at: string) => signPdf(pdf, issuer.signer('pdf'), { reason: 'Drawn late', at: new Date(at) })
  const check = verifierOf({ ...issuer, keys })
  expect(await check(await drawn('2027-02-10T09:00:00Z'))).toMatchObject({ state: 'valid' })
  expect(await check(await drawn('2027-01-10T09:00:00Z'))).toMatchObject({
    state: 'altered',
    reason: expect.stringMatching(/before its key was made on February 1, 2027/),
  })
})

describe.each(kinds)('a signature by a retired key: %s', (kind) => {
  const good = kind === 'transcript' ? 'genuine' : 'valid'

  test('without proof of its time is not proven', async () => {
    const verdict = await rotated(later)(fileOf(kind))
    expect(verdict).toMatchObject({
      ...unproven,
      reason: expect.stringMatching(/^Time not proven: its key was retired on/),
    })
    expect(verdict.facts?.name).toMatch(/^Ana/)
    expect(verdict.clock).toContain('No outside clock stamped it')
  })

  test('counts when the log sealed these bytes before the retirement, and not after it', async () => {
    const asked: unknown[] = []
    const sealedAt = (moment: string) => async (signed: unknown) => {
      asked.push(signed)
      return new Date(moment)
    }
    expect((await rotated(later, { sealedAt: sealedAt('2026-11-25T10:00:00Z') })(fileOf(kind))).state).toBe(good)
    expect(asked).toContainEqual(
      expect.objectContaining({ keyId: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    )
    expect(await rotated(later, { sealedAt: sealedAt('2026-11-27T00:00:00Z') })(fileOf(kind))).toMatchObject(unproven)
    expect(await rotated(later, { sealedAt: async () => null })(fileOf(kind))).toMatchObject(unproven)
  })

  test('is refused when it says it was made after the retirement, even if the log has it', async () => {
    const sealedAt = async () => signedAt
    expect(await rotated('2026-11-24T00:00:00Z', { sealedAt })(fileOf(kind))).toMatchObject({
      state: 'altered',
      facts: null,
      reason: expect.stringMatching(
        /^Refused: it says that it was signed on November 25, 2026, after its key was retired/,
      ),
    })
    expect((await rotated('2026-11-25T08:55:00Z', { sealedAt })(fileOf(kind))).state).toBe(good)
  })
})

test('a signature by a retired key counts with a stamp from before the retirement, and not with a later one', async () => {
  const roots = [new Uint8Array(Buffer.from(tsa.root, 'base64'))]
  const stamp = await askForStamp(fileOf('json'), {
    authorities: [{ url: tsa.url, policy: null }],
    roots,
    timeoutMs: 5000,
  })
  if (!stamp) throw new Error('no stamp')
  const stampsOf = async () => [stamp.token]
  const around = (hours: number) => new Date(stamp.at.getTime() + hours * 3_600_000).toISOString()
  expect((await rotated(around(1), { stampsOf })(fileOf('json'))).state).toBe('valid')
  expect(await rotated(around(-1), { stampsOf })(fileOf('json'))).toMatchObject({
    ...unproven,
    clock: expect.stringContaining('as Test Time says'),
  })
})

test('a revoked certificate stays revoked, whatever its time', async () => {
  const recorded = async () => ({ state: 'revoked' as const, revokedOn: null, supersededOn: null })
  expect((await rotated(later, { recorded })(fileOf('json'))).state).toBe('revoked')
})
