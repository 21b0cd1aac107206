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
    expect(verdict.reason).toContain('It says that it is not signed (algorithm “none”).')
  })

  test('is refused when signed by HS256 with our public key as the secret', async () => {
    const { claims } = jwtParts()
    const secret = bytesOf(JSON.stringify(issuer.signer('jwt').key.publicJwk))
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: ourKid() }).sign(secret)
    const verdict = await verify(forged)
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain('It was signed with a shared secret (HS256)')
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

describe("another issuer's JWT", () => {
  async function signed(alg: string, options: { header?: object; claims?: object } = {}) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = await exportJWK(publicKey)
    const did = `did:jwk:${encode(jwk)}`
    const names = { iss: did, issuer: { id: did, type: ['Profile'], name: 'Another school' } }
    const { proof: _, ...claims } = jwtParts({ ...names, ...options.claims }).claims
    const header = { alg, kid: `${did}#0`, ...options.header }
    return { jwt: await new SignJWT(claims).setProtectedHeader(header).sign(privateKey), did, jwk }
  }

  test.each(['ES256', 'EdDSA', 'RS256', 'PS256'])("by %s and the issuer's own key is sound", async (alg) => {
    const verdict = await verify((await signed(alg)).jwt)
    expect(verdict).toMatchObject({ state: 'foreign-sound', proven: true })
    expect(verdict.facts).toMatchObject({ serial: null, issuer: expect.stringMatching(/^Another school \(did:jwk:/) })
    expect(verdict.reason).toContain('with the key of its issuer, which calls itself Another school (did:jwk:')
    expect(verdict.reason).toContain('cannot see whether its issuer revoked it')
  })

  test('by a key in its header is not checked, and altered when the key does not match', async () => {
    const { jwk } = await signed('ES256')
    const names = { iss: 'https://school.example', issuer: 'https://school.example' }
    const { jwt } = await signed('ES256', { claims: names, header: { kid: undefined, jwk } })
    expect((await verify(jwt)).state).toBe('altered')
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const own = { alg: 'ES256', jwk: await exportJWK(publicKey) }
    const { proof: _, ...claims } = jwtParts(names).claims
    const verdict = await verify(await new SignJWT(claims).setProtectedHeader(own).sign(privateKey))
    expect(verdict.state).toBe('foreign-unchecked')
  })

  test('of data model 1.1 is read, and its claims fill in for the credential', async () => {
    const { jwt, did } = await signed('ES256')
    const read = JSON.parse(text(bytesOfBase64url(jwt.split('.')[1] ?? '')))
    const { iss, jti, nbf, validFrom: _, id: __, issuer: ___, ...vc } = read
    const sub = 'did:example:ana'
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const owner = `did:jwk:${encode(await exportJWK(publicKey))}`
    const claims = { iss: owner, sub, jti, nbf, exp: nbf + 60, vc }
    const old = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: `${owner}#0` }).sign(privateKey)
    expect(iss).toBe(did)
    expect(await verify(old)).toMatchObject({
      state: 'expired',
      proven: true,
      facts: { validFrom: '2026-11-25T09:00:00.000Z' },
    })
  })

  test('that contradicts itself is not sound', async () => {
    for (const claims of [{ jti: 'urn:other' }, { nbf: 1 }, { exp: 4102444800, validUntil: '2090-01-01T00:00:00Z' }])
      expect((await verify((await signed('ES256', { claims })).jwt)).state).toBe('foreign-unchecked')
  })

  test.each<[string, () => object, string]>([
    [
      'another credential',
      () => ({ vc: jwtParts({ iss: undefined, issuer: undefined, proof: undefined }).claims }),
      'It contains two credentials.',
    ],
    ['a presentation', () => ({ vp: {} }), 'It contains two credentials.'],
    ['another holder', () => ({ sub: 'did:example:eve' }), 'It names two holders.'],
  ])('that has %s beside its credential is not sound', async (_, claims, reason) => {
    const verdict = await verify((await signed('ES256', { claims: claims() })).jwt)
    expect(verdict).toMatchObject({ state: 'foreign-unchecked', proven: false })
    expect(verdict.reason).toContain(reason)
  })

  test('that repeats its holder is sound', async () => {
    const { credentialSubject } = jwtParts().claims
    const claims = { sub: 'did:example:ana', credentialSubject: { ...credentialSubject, id: 'did:example:ana' } }
    expect((await verify((await signed('ES256', { claims })).jwt)).state).toBe('foreign-sound')
  })

  test('counts as a credential unless its header names another kind', async () => {
    for (const typ of ['JWT', 'vc+jwt', 'vc+ld+jwt', undefined])
      expect((await verify((await signed('ES256', { header: { typ } })).jwt)).state).toBe('foreign-sound')
    const verdict = await verify((await signed('ES256', { header: { typ: 'vp+jwt' } })).jwt)
    expect(verdict.state).toBe('foreign-unchecked')
    expect(verdict.reason).toContain('not a credential (vp+jwt)')
  })

  test('with an invalid embedded proof is altered, and with an unknown proof not sound', async () => {
    const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const did = `did:jwk:${encode(jwk)}`
    const { proof: own, ...claims } = jwtParts({ iss: did, issuer: { id: did, type: ['Profile'] } }).claims
    const state = async (proof: object) => {
      const header = { alg: 'EdDSA', kid: `${did}#0` }
      return (await verify(await new SignJWT({ ...claims, proof }).setProtectedHeader(header).sign(privateKey))).state
    }
    expect(await state({ ...own, verificationMethod: `${did}#0` })).toBe('altered')
    expect(await state({ ...own, verificationMethod: `${did}#0`, cryptosuite: 'bbs-2023' })).toBe('foreign-unchecked')
  })

  test('with an unknown key is not checked', async () => {
    const { jwt } = await signed('RS256', { header: { kid: 'https://school.example/keys#1' } })
    const verdict = await verify(jwt)
    expect(verdict.state).toBe('foreign-unchecked')
    expect(verdict.reason).toContain('nothing is fetched')
    expect(verdict.facts?.name).toBe('Ana Pelletier-Okonkwo')
  })
})
