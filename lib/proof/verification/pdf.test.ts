import { beforeAll, describe, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { now, sampleForms, verifierOf } from '@/fixtures/verification'
import { systemWorld } from '@/lib/platform/world'
import { type Issuer, issuerWith } from '@/lib/proof/issuer/issuer'
import { makeKey } from '@/lib/proof/issuer/make-key'
import { signPdf } from '@/lib/proof/pdf/pades'
import { drawCertificate } from '@/lib/record/certificate/document/document'
import { verify as verifyAnywhere } from './verify'

let issuer: Issuer
let stranger: Issuer
let verify: ReturnType<typeof verifierOf>
let credential: Uint8Array
beforeAll(async () => {
  issuer = await sampleIssuer()
  stranger = await sampleIssuer({ url: 'https://other.example', name: 'Another school' })
  verify = verifierOf(issuer)
  credential = (await sampleForms(issuer)).json
})

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function draw(attached: Uint8Array | null = credential): Uint8Array {
  const attachment = attached && { name: 'credential.json', bytes: attached }
  return drawCertificate(sampleContent, { templateVersion: 2, attachment }).pdf
}
const sign = (pdf: Uint8Array, by: Issuer = issuer) =>
  signPdf(pdf, by.signer('pdf'), { reason: 'Certificate of completion issued', at: now })

describe('a PDF of ours', () => {
  test('with the credential inside is valid in each step', async () => {
    const verdict = await verify(await sign(draw()))
    expect(verdict).toMatchObject({ state: 'valid', form: 'pdf', facts: { serial: 'NL-07EN-W3AH-RZ6D-MV2M' } })
    expect(verdict.findings.map(({ outcome }) => outcome)).toEqual(Array(5).fill('passed'))
  })

  test('is valid by an RSA key and by a retired key', async () => {
    const wish = { issuerName: 'Northlight', rsa: true, rsaBits: 2048 }
    const rsa = await makeKey('pdf', wish, { ...systemWorld, now: () => new Date('2026-01-01T00:00:00Z') })
    const signer = issuerWith([rsa], issuer)
    const keys = [...signer.keys, ...issuer.keys].map((key) => ({ ...key, retiredAt: '2026-12-02T00:00:00Z' }))
    const rotated = verifierOf({ ...issuer, keys }, { sealedAt: async () => now })
    expect((await rotated(await sign(draw(), signer))).state).toBe('valid')
    expect((await rotated(await sign(draw()))).state).toBe('valid')
  })

  test('is altered when anything is added after signing', async () => {
    const verdict = await verify(Buffer.concat([await sign(draw()), Buffer.from('\n1 0 obj\n<< >>\nendobj\n')]))
    expect(verdict).toMatchObject({ state: 'altered', facts: null })
    expect(verdict.reason).toContain('Something was added to it after it was signed.')
    expect(verdict.findings.map(({ title }) => title)).toEqual([
      'Altered',
      'Not checked: who issued it, expired, revoked, or superseded',
    ])
  })

  test.each(['/ByteRange [0 1 2 3]', '/ByteRange [0 1 2 99999999]', '/ByteRange'.repeat(12), '/EmbeddedFile'])(
    'is valid with a holder named %s',
    async (name) => {
      const attachment = { name: 'credential.json', bytes: credential }
      const { pdf } = drawCertificate({ ...sampleContent, name }, { templateVersion: 2, attachment })
      expect((await verify(await sign(pdf))).state).toBe('valid')
    },
  )

  test('is genuine without a credential inside, and says so', async () => {
    const bare = await sign(draw(null))
    // Each certificate that we signed has one: with a record, it is not on it.
    expect((await verify(bare)).state).toBe('contradicted')
    const verdict = await verifyAnywhere(bare, { issuer, now })
    expect(verdict.state).toBe('genuine')
    expect(verdict.reason).toContain('no credential inside')
  })

  test('is known by its bytes if it predates signing', async () => {
    const { facts } = await verify(credential)
    if (!facts?.serial) throw new Error('The sample has a serial')
    const known = { ...facts, serial: facts.serial }
    const old = draw(null)
    const asked: string[] = []
    const knownDocument = async (sha256: string) => {
      asked.push(sha256)
      return known
    }
    expect((await verifierOf(issuer, { knownDocument })(old)).state).toBe('valid')
    expect(asked).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect((await verifierOf(issuer, { knownDocument: async () => null })(old)).state).toBe('unchecked')
    const named = drawCertificate(
      { ...sampleContent, name: '/ByteRange [0 1 2 3]' },
      { templateVersion: 2, attachment: null },
    )
    expect((await verifierOf(issuer, { knownDocument })(named.pdf)).state).toBe('valid')
  })
})

test('an unsigned page stays undecided while the record is unavailable', async () => {
  const away = verifierOf(issuer, { knownDocument: async () => 'unavailable' })
  expect(await away(draw(null))).toMatchObject({
    state: 'unchecked',
    title: 'This could not be checked now',
    reason: 'It has no signature, and the record of unsigned certificates is unavailable.',
    facts: null,
  })
  const theirs = await away(await sign(draw(null), stranger))
  expect(theirs.title).toBe('This was not issued by Northlight')
})

describe('a PDF of another issuer', () => {
  test.each([
    ['unsigned', () => draw()],
    ['signed by another', () => sign(draw(), stranger)],
  ])('%s, around our genuine credential, is altered and names both', async (_, page) => {
    const verdict = await verify(await page())
    expect(verdict).toMatchObject({ state: 'altered', facts: null })
    expect(verdict.reason).toContain('The credential inside is genuine (NL-07EN-W3AH-RZ6D-MV2M), but the page')
  })

  test('is altered when its credential was changed', async () => {
    const changed = Buffer.from(Buffer.from(credential).toString().replace('Ana', 'Eva'))
    expect((await verify(draw(changed))).state).toBe('altered')
  })

  test('is not ours, with or without its credential, changed or not', async () => {
    const theirs = (await sampleForms(stranger)).json
    for (const attached of [null, theirs]) {
      const signed = Buffer.from(await sign(draw(attached), stranger))
      const expected = {
        state: 'not-issued',
        reason: 'It was not signed by a key of Northlight.',
        facts: null,
      }
      expect(await verify(signed)).toMatchObject(expected)
      signed[1000] = (signed[1000] ?? 0) ^ 1
      expect(await verify(signed)).toMatchObject(expected)
    }
  })

  test('is an impersonation when its certificate or its credential uses our name or addresses', async () => {
    const namesake = await sampleIssuer({ url: 'https://other.example', name: ' north light' })
    expect(await verify(await sign(draw(null), namesake))).toMatchObject({
      state: 'impersonation',
      title: 'This impersonates Northlight',
      reason: 'It was not signed by a key of Northlight. But it uses the name Northlight.',
      facts: null,
    })
    const named = JSON.stringify({
      ...JSON.parse(text((await sampleForms(stranger)).json)),
      id: `${issuer.url}/credentials/x`,
    })
    expect(await verify(await sign(draw(Buffer.from(named)), stranger))).toMatchObject({ state: 'impersonation' })
    const offline = verifierOf(issuer, { keysAsOf: now })
    expect((await offline(await sign(draw(null), namesake))).state).toBe('unchecked')
  })

  test("is not ours with another issuer's credential under our signature", async () => {
    const verdict = await verify(await sign(draw((await sampleForms(stranger)).json)))
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain('Northlight signed the page, but not the credential inside.')
  })

  test('is a copy when unsigned and empty, whether the record is there or not', async () => {
    const recorded = verifierOf(issuer, { knownDocument: async () => null })
    for (const check of [recorded, verify]) {
      expect(await check(draw(null))).toMatchObject({
        state: 'unchecked',
        title: 'This is a copy without a signature',
        facts: null,
      })
    }
  })
})
