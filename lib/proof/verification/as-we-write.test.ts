import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { isObject, type JsonObject } from './parse-json'

/* The same statements, so the proof stays valid, written where readers don't look. */
let issuer: Issuer
let ended: JsonObject
beforeAll(async () => {
  issuer = await sampleIssuer()
  const { json } = await sampleForms(issuer, { expiresAt: new Date('2026-11-30T05:00:00Z'), demonstration: true })
  ended = JSON.parse(new TextDecoder().decode(json))
})
const verdictOn = (document: object) => verifierOf(issuer)(JSON.stringify(document))
const until = 'https://www.w3.org/2018/credentials#validUntil'
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'

/** The sample with one member of its subject or achievement written another way. */
function inSubject(change: (subject: JsonObject) => object): object {
  const subject = ended.credentialSubject as JsonObject
  return { ...ended, credentialSubject: { ...subject, ...change(subject) } }
}

test("the credential as issued has expired and is a demonstration's", async () => {
  expect(await verdictOn(ended)).toMatchObject({ state: 'expired', facts: { demonstration: true } })
})

test('a single value counts the same without its list', async () => {
  const alone = inSubject(({ identifier }) => ({ identifier: (identifier as object[])[0], type: 'AchievementSubject' }))
  expect((await verdictOn(alone)).state).toBe('expired')
})

describe('a rewritten credential stays ours:', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (!isObject(value)) return value
    const names = Object.keys(value).toReversed()
    return Object.fromEntries(names.map((name) => [name, turned(value[name])]))
  }
  const alone = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? alone(value[0]) : value.map(alone)
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, alone(inner)]))
  }
  const escaped = (text: string) => text.replace(/[^ -~]|[/&<>']/g, (sign) => `\\u${hexOf(sign)}`)
  const hexOf = (sign: string) => sign.charCodeAt(0).toString(16).padStart(4, '0')

  test.each<[string, () => string]>([
    ['its names in another order', () => JSON.stringify(turned(ended))],
    ['without white space', () => JSON.stringify(ended)],
    ['with other white space', () => JSON.stringify(ended, null, '\t').replaceAll('\n', '\r\n')],
    ['its signs escaped', () => escaped(JSON.stringify(ended))],
    ['lists of one written as one', () => JSON.stringify(alone(ended))],
    ['its number with a zero more', () => JSON.stringify(ended).replaceAll('3.25', '3.250')],
  ])('%s', async (_, written) => {
    const text = written()
    expect(text).not.toBe(JSON.stringify(ended, null, 2))
    expect(await verifierOf(issuer)(text)).toMatchObject({ state: 'expired', facts: { demonstration: true } })
  })
})

describe('a credential of ours is altered:', () => {
  test.each<[string, () => object]>([
    [
      'its end, under the whole address',
      () => ({ ...ended, validUntil: undefined, [until]: { type: dateTime, '@value': ended.validUntil } }),
    ],
    ['its name, under the whole address', () => ({ ...ended, name: undefined, 'https://schema.org/name': ended.name })],
    ['its name, in a list', () => ({ ...ended, name: [ended.name] })],
    ['its name, as a value', () => ({ ...ended, name: { '@value': ended.name } })],
    ['its holder, in a list', () => ({ ...ended, credentialSubject: [ended.credentialSubject] })],
    [
      'the name of its holder',
      () =>
        inSubject(({ identifier }) => ({
          identifier: (identifier as object[]).map((one) => ({ ...one, identityType: { '@value': 'ext:name' } })),
        })),
    ],
    [
      'its edition, in a list',
      () =>
        inSubject(({ achievement }) => {
          const achieved = achievement as JsonObject
          return { achievement: { ...achieved, version: [achieved.version] } }
        }),
    ],
    ['its hours, as a text', () => inSubject(() => ({ creditsEarned: '3.25E0' }))],
    ['with something that means nothing', () => ({ ...ended, evidence: [] })],
    ['with definitions once more', () => inSubject(() => ({ '@context': ended['@context'] }))],
  ])('%s', async (_, written) => {
    expect(await verdictOn(written())).toMatchObject({ state: 'altered', facts: null })
  })
})
