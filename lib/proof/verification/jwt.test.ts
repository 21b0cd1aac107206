import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { bytesOf, sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { base64urlOf, bytesOfBase64url } from './bytes'

let issuer: Issuer
let forms: Awaited<ReturnType<typeof sampleForms>>
let verify: ReturnType<typeof verifierOf>

beforeAll(async () => {
  issuer = await sampleIssuer()
  forms = await sampleForms(issuer)
  verify = verifierOf(issuer)
})

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const ourKid = () => `${issuer.did}#${issuer.signer('jwt').key.id}`
/** Our JWT's claims, changed, under a header. */
function jwtParts(changes: object = {}) {
  const [header = '', payload = ''] = text(forms.jwt).split('.')
  const read = (part: string) => JSON.parse(text(bytesOfBase64url(part)))
  return { header: read(header), claims: { ...read(payload), ...changes } }
}
const encode = (value: object) => base64urlOf(bytesOf(JSON.stringify(value)))

describe('a JWT that claims to be ours', () => {
  test('is refused with the algorithm none', async () => {
    const { header, claims } = jwtParts()
    const verdict = await verify(`${encode({ ...header, alg: 'none' })}.${encode(claims)}.`)
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toBe('It has a different kind of signature (none). Northlight did not sign it like this.')
  })

  test('is refused when signed by HS256 with our public key as the secret', async () => {
    const { claims } = jwtParts()
    const secret = bytesOf(JSON.stringify(issuer.signer('jwt').key.publicJwk))
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: ourKid() }).sign(secret)
    const verdict = await verify(forged)
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain('It has a different kind of signature (HS256).')
  })

  test.each([
    ['a key of ours that never was', () => ({ kid: `${issuer.did}#jwt-2026-01-01-aaaaaa` }), 'never published'],
    ['no key', () => ({}), 'does not say which key'],
    [
      'our key for credentials',
      () => ({ kid: `${issuer.did}#${issuer.signer('credential').key.id}` }),
      'never published',
    ],
    ['our key', () => ({ kid: ourKid() }), 'does not match its text'],
  ])('is refused when signed by a stranger who names %s', async (_, header, reason) => {
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT(jwtParts().claims)
      .setProtectedHeader({ alg: 'RS256', ...header() })
      .sign(privateKey)
    const verdict = await verify(forged)
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain(reason)
  })

  test('is refused when it brings its own key in its header', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const header = { alg: 'RS256', kid: ourKid(), jwk: await exportJWK(publicKey) }
    const forged = await new SignJWT(jwtParts().claims).setProtectedHeader(header).sign(privateKey)
    expect((await verify(forged)).state).toBe('altered')
  })

  test('is refused when it names another issuer with our key', async () => {
    const foreign = jwtParts({
      iss: 'did:web:other.example',
      issuer: { id: 'did:web:other.example', type: ['Profile'] },
    })
    const [, , signature] = text(forms.jwt).split('.')
    const verdict = await verify(`${encode(foreign.header)}.${encode(foreign.claims)}.${signature}`)
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain('one issuer and the key of another')
  })

  test('signed by our key: is refused under another issuer, and expires by its claims alone', async () => {
    const sign = async (changes: object, without: string[] = []) => {
      const { header, claims } = jwtParts(changes)
      for (const name of without) delete claims[name]
      const body = `${encode(header)}.${encode(claims)}`
      return `${body}.${base64urlOf(await issuer.signer('jwt').sign(bytesOf(body)))}`
    }
    const other = { iss: 'did:web:other.example', issuer: { id: 'did:web:other.example', type: ['Profile'] } }
    for (const without of [[], ['proof']])
      expect(await verify(await sign(other, without))).toMatchObject({
        state: 'altered',
        reason: expect.stringContaining('one issuer and the key of another'),
      })
    const exp = Date.parse('2026-11-26T00:00:00Z') / 1000
    expect((await verify(await sign({ exp }))).state).toBe('expired')
  })

  test('is refused when it asks for another algorithm or for its own rules', async () => {
    const { header, claims } = jwtParts()
    for (const change of [{ alg: 'PS256' }, { alg: 'ES256' }, { crit: ['exp'] }, { b64: false }]) {
      const [, , signature] = text(forms.jwt).split('.')
      expect((await verify(`${encode({ ...header, ...change })}.${encode(claims)}.${signature}`)).state).toBe('altered')
    }
  })

  test('is refused when its signature spells the same bytes differently', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const jwt = text(forms.jwt)
    // Only the first two of the last character's six bits count.
    const twin = jwt.slice(0, -1) + alphabet.charAt(alphabet.indexOf(jwt.slice(-1)) ^ 1)
    expect(bytesOfBase64url(twin.split('.')[2] ?? '')).toEqual(bytesOfBase64url(jwt.split('.')[2] ?? ''))
    expect(await verify(twin)).toMatchObject({
      state: 'altered',
      reason: 'Its text is not in the form that signers write.',
    })
  })
})

test('a JWT that claims nothing of ours is not ours, whatever signed it', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  const { proof: _, ...claims } = jwtParts({ iss: 'did:web:x.example', issuer: 'did:web:x.example' }).claims
  const foreign = { ...claims, id: 'urn:x', jti: 'urn:x', credentialStatus: undefined, credentialSubject: {} }
  const { iss, jti, nbf, ...vc } = foreign
  for (const written of [foreign, { iss, jti, nbf, vc }]) {
    const verdict = await verify(await new SignJWT(written).setProtectedHeader({ alg: 'ES256' }).sign(privateKey))
    expect(verdict).toMatchObject({ state: 'not-issued', facts: null, title: 'This was not issued by Northlight' })
  }
})
