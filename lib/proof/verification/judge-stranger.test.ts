import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { JsonObject } from './parse-json'

/* The key of a stranger proves no name: whatever it signed, nothing of it is shown. */
let issuer: Issuer
let theirs: JsonObject & { issuer: object; credentialSubject: { achievement: object } }
beforeAll(async () => {
  issuer = await sampleIssuer()
  const stranger = await sampleIssuer({ url: 'https://school.example', name: 'Another school' })
  theirs = JSON.parse(new TextDecoder().decode((await sampleForms(stranger)).json))
})
const verdictOn = (document: object, options = {}) => verifierOf(issuer, options)(JSON.stringify(document))

const didKey = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const withIssuer = (change: object) => ({ ...theirs, issuer: { ...theirs.issuer, ...change } })
const withAchievement = (change: object) => {
  const { achievement, ...subject } = theirs.credentialSubject
  return { ...theirs, credentialSubject: { ...subject, achievement: { ...achievement, ...change } } }
}

describe("a stranger's credential", () => {
  test.each<[string, () => object]>([
    ['as signed', () => theirs],
    ['changed', () => ({ ...theirs, name: 'Another name' })],
    ['without a proof', () => ({ ...theirs, proof: undefined })],
    ['by a key that is its own name', () => withIssuer({ id: didKey, url: undefined })],
    ['of data model 1.1', () => ({ ...theirs, issuanceDate: '2026-11-25T09:00:00Z', validFrom: undefined })],
    ['of another kind', () => ({ ...theirs, type: ['VerifiableCredential', 'ClrCredential'] })],
    ['about a course of ours', () => ({ ...theirs, description: `As good as ${issuer.url}/courses/x of Northlight` })],
  ])('%s is not ours, and nothing of it is shown', async (_, written) => {
    expect(await verdictOn(written())).toMatchObject({
      state: 'not-issued',
      title: 'This was not issued by Northlight',
      reason: 'It was not signed by Northlight.',
      facts: null,
      proven: false,
      findings: [
        { title: 'Not issued by Northlight', outcome: 'failed' },
        { title: 'Not checked: altered, expired, revoked, or superseded', outcome: 'unknown' },
      ],
    })
  })

  test.each<[string, () => object, string]>([
    ['our name', () => withIssuer({ name: 'Northlight' }), 'the name Northlight'],
    ['our name in other letters', () => withIssuer({ name: '\u200bＮorth-Light' }), 'the name Northlight'],
    ['our address', () => withIssuer({ url: issuer.url }), 'our address as its issuer’s'],
    ['the id of a certificate', () => ({ ...theirs, id: `${issuer.url}/credentials/NL-1` }), 'the id of a certificate'],
    ['our achievement', () => withAchievement({ id: `${issuer.url}/achievements/x/1` }), 'a course of ours'],
    [
      'our status list',
      () => ({ ...theirs, credentialStatus: { statusListCredential: `${issuer.url}/status/revocation/0` } }),
      'our status lists',
    ],
  ])('with %s is an impersonation', async (_, written, words) => {
    const verdict = await verdictOn(written())
    expect(verdict).toMatchObject({ state: 'impersonation', title: 'This impersonates Northlight', facts: null })
    expect(verdict.reason).toContain(`But it uses ${words}`)
  })

  test('with an earlier address of ours is an impersonation', async () => {
    const moved = { ...issuer, url: 'https://new.example', did: 'did:web:new.example', formerly: [issuer.url] }
    const written = JSON.stringify({ ...theirs, id: `${issuer.url}/credentials/NL-1` })
    expect((await verifierOf(moved)(written)).state).toBe('impersonation')
  })

  test('is altered when it names our DID', async () => {
    expect((await verdictOn(withIssuer({ id: issuer.did }))).state).toBe('altered')
  })
})
