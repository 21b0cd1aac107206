import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { now, sampleForms, verifierOf } from '@/fixtures/verification'
import { signStatusList } from '@/lib/proof/credential/status-list'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { RecordedState, VerdictState } from './verdict'

let issuer: Issuer
let forms: Awaited<ReturnType<typeof sampleForms>>
let verify: ReturnType<typeof verifierOf>

beforeAll(async () => {
  issuer = await sampleIssuer()
  forms = await sampleForms(issuer)
  verify = verifierOf(issuer)
})
afterEach(() => vi.unstubAllGlobals())

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
describe('a credential of ours', () => {
  test.each(['json', 'jwt', 'svg', 'png'] as const)(
    'as %s is valid, detected by content, with each step in order',
    async (form) => {
      const verdict = await verify(forms[form])
      expect(verdict).toMatchObject({ state: 'valid', form, title: 'This certificate is valid', proven: true })
      const titles = ['Issued by Northlight', 'Not altered', 'Not expired', 'Not revoked', 'Current']
      expect(verdict.findings.map(({ title }) => title)).toEqual(titles)
      expect(verdict.facts).toEqual({
        serial: 'NL-07EN-W3AH-RZ6D-MV2M',
        issuer: 'Northlight',
        name: 'Ana Pelletier-Okonkwo',
        nameLine: 'Name as declared by the holder',
        achievement: 'Recognizing trafficking (Law-enforcement in-service)',
        version: '1.0',
        hours: '3.25',
        validFrom: '2026-11-25T09:00:00Z',
        validUntil: null,
        demonstration: false,
      })
    },
  )

  test('is read with surrounding white space, and from a data URL', async () => {
    expect((await verify(`\uFEFF \n${text(forms.jwt)}\n`)).state).toBe('valid')
    expect((await verify(`data:application/json;base64,${btoa(text(forms.json))}`)).state).toBe('valid')
    expect((await verify(`data:image/svg+xml,${encodeURIComponent(text(forms.svg))}`)).state).toBe('valid')
  })

  test.each<[RecordedState | undefined, VerdictState, string, string[]]>([
    ['current', 'valid', 'has not expired', ['Not revoked', 'Current']],
    ['superseded', 'superseded', 'newer certificate', ['Not revoked', 'Superseded']],
    ['law-changed', 'superseded', 'law has changed', ['Not revoked', 'Superseded']],
    ['revoked', 'revoked', 'revoked', ['Revoked on November 20, 2026', 'Superseded']],
    ['contradicted', 'contradicted', 'something else than its proof', []],
    ['unavailable', 'genuine', 'record is unavailable', []],
    [undefined, 'genuine', 'record is unavailable', []],
  ])('with the record state %s is %s', async (state, expected, word, titles) => {
    const supersededOn = state === 'current' ? null : 'November 21, 2026'
    const recorded = state && (async () => ({ state, revokedOn: 'November 20, 2026', supersededOn }))
    const verdict = await verifierOf(issuer, { recorded })(forms.json)
    expect(verdict.state).toBe(expected)
    expect(verdict.reason).toContain(word)
    expect(verdict.facts?.serial).toBe('NL-07EN-W3AH-RZ6D-MV2M')
    const unchecked = ['Not checked: revoked or not', 'Not checked: current or superseded']
    const ends = titles.length > 0 ? titles : unchecked
    expect(verdict.findings.map(({ title }) => title)).toEqual([
      ...['Issued by Northlight', 'Not altered', 'Not expired'],
      ...ends,
    ])
  })

  test('signed by our key but missing from the record is reported as not on record', async () => {
    const recorded = async () => ({ state: 'not-on-record' as const, revokedOn: null, supersededOn: null })
    const verdict = await verifierOf(issuer, { recorded })(forms.json)
    expect(verdict).toMatchObject({ state: 'contradicted', title: 'This is not on record', facts: null })
  })

  test('has expired after its end, by both proofs, and stays revoked if it was', async () => {
    const expired = await sampleForms(issuer, { expiresAt: new Date('2026-11-30T12:00:00Z') })
    for (const form of ['json', 'jwt'] as const) {
      const verdict = await verify(expired[form])
      expect(verdict.state).toBe('expired')
      expect(verdict.reason).toContain('It expired on November 30, 2026.')
    }
    const recorded = async () => ({ state: 'revoked' as const, revokedOn: null, supersededOn: null })
    const revoked = verifierOf(issuer, { recorded })
    expect((await revoked(expired.json)).state).toBe('revoked')
  })

  test('is valid to the last millisecond of its last second, as on record', async () => {
    const { json } = await sampleForms(issuer, { expiresAt: new Date('2026-11-30T12:00:00.999Z') })
    const at = async (now: string) => (await verifierOf(issuer, { now: new Date(now) })(json)).state
    expect(await at('2026-11-30T12:00:00.998Z')).toBe('valid')
    expect(await at('2026-11-30T12:00:00.999Z')).toBe('expired')
  })

  test('before its start is genuine and says when it becomes valid', async () => {
    const verdict = await verifierOf(issuer, { now: new Date('2026-11-20T12:00:00Z') })(forms.json)
    expect(verdict).toMatchObject({ state: 'genuine', reason: 'It is not valid before November 25, 2026.' })
  })

  test('from a demonstration says so in the title', async () => {
    const verdict = await verify((await sampleForms(issuer, { demonstration: true })).json)
    expect(verdict).toMatchObject({ title: 'Demonstration: this certificate is valid', facts: { demonstration: true } })
    expect(verdict.advice).toContain('proves nothing')
  })

  test('is checked without a request', async () => {
    const asked: unknown[] = []
    const fetch = (...given: unknown[]) => {
      asked.push(given)
      return Promise.reject(new Error('No network'))
    }
    vi.stubGlobal('fetch', fetch)
    for (const form of Object.values(forms)) await verify(form)
    await verify(text(forms.json).replace('https://www.w3.org/ns/credentials/v2', 'https://evil.example/context'))
    expect(asked).toEqual([])
  })
})

test('a status list of ours is named as such, and a changed one is altered', async () => {
  const list = await signStatusList(issuer, { purpose: 'revocation', list: 0, positions: [1] }, now)
  const verdict = await verify(list)
  expect(verdict).toMatchObject({ state: 'unreadable', form: 'json' })
  expect(verdict.reason).toBe('It is a status list, not a certificate.')
  const { credentialSubject, ...rest } = JSON.parse(list)
  const changed = { ...rest, credentialSubject: { ...credentialSubject, statusPurpose: 'refresh' } }
  expect((await verify(JSON.stringify(changed))).state).toBe('altered')
})

describe('keys', () => {
  test('a retired key verifies what it signed before', async () => {
    const keys = issuer.keys.map((key) => ({ ...key, retiredAt: '2026-11-26T00:00:00Z' }))
    const newer = await sampleIssuer()
    const sealedAt = async () => new Date('2026-11-25T10:00:00Z')
    const rotated = { ...issuer, keys: [...newer.keys, ...keys] }
    for (const form of Object.values(forms)) expect((await verifierOf(rotated, { sealedAt })(form)).state).toBe('valid')
  })

  test('a signature under our former name stays ours', async () => {
    const moved = { ...issuer, did: 'did:web:new.example', url: 'https://new.example' }
    for (const form of Object.values(forms)) expect((await verifierOf(moved)(form)).state).toBe('valid')
  })

  test("another issuer's key under our name, and our key for another use, are refused", async () => {
    const impostor = await sampleIssuer()
    for (const form of Object.values(await sampleForms(impostor))) {
      const verdict = await verify(form)
      expect(verdict.state).toBe('altered')
      expect(verdict.reason).toContain('It names a key that Northlight never published.')
      expect(verdict.facts).toBeNull()
    }
    const swapped = issuer.keys.map((key) => ({ ...key, use: key.use === 'jwt' ? 'pdf' : key.use }) as typeof key)
    expect((await verifierOf({ ...issuer, keys: swapped })(forms.jwt)).state).toBe('altered')
  })

  test('without an issuer nothing is ours', async () => {
    const verdict = await verifierOf(null)(forms.json)
    expect(verdict).toMatchObject({ state: 'not-issued', facts: null })
  })
})
