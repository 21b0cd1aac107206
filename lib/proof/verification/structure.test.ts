import { expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { buildCredential } from '@/lib/proof/credential/build'
import type { JsonObject } from './parse-json'
import { structureProblem } from './structure'

const issuer = { did: 'did:web:x.example', name: 'x', url: 'https://x.example', keys: [] }

/** A credential of ours as parsed, with one part changed; undefined removes it. */
function changed(path: string, value: unknown): JsonObject {
  const document: JsonObject = JSON.parse(JSON.stringify(buildCredential(issuer, sampleInput())))
  const names = path.split('.')
  const last = names.pop() ?? ''
  const part = names.reduce((inner, name) => inner[name] as JsonObject, document)
  part[last] = value
  return JSON.parse(JSON.stringify(document))
}

test('our credentials, and a subject with only a name, are well-formed', () => {
  expect(structureProblem(changed('name', 'Other'))).toBeNull()
  expect(structureProblem(changed('credentialSubject', { ...subject(), identifier: [], name: 'Ana' }))).toBeNull()
})

test('other valid spellings are well-formed', () => {
  const digest = { id: 'https://x.example/terms', digestSRI: 'sha384-abc' }
  expect(structureProblem(changed('relatedResource', digest))).toBeNull()
  expect(structureProblem(changed('name', { '@value': 'Titel', '@language': 'de' }))).toBeNull()
  expect(structureProblem(changed('issuer', 'https://x.example'))).toBeNull()
  expect(structureProblem(changed('credentialStatus', { type: 'SomeStatus' }))).toBeNull()
})

test('two different ends are refused', () => {
  const ended = { ...changed('validUntil', '2030-01-01T00:00:00Z'), expirationDate: '2026-11-26T00:00:00Z' }
  expect(structureProblem(ended)).toContain('two end dates')
  expect(structureProblem({ ...ended, expirationDate: '2030-01-01T01:00:00+01:00' })).toBeNull()
})

test.each<[string, unknown, string]>([
  ['@context', ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'], 'Its definitions do not begin'],
  ['id', undefined, 'Its id is not an address'],
  ['id', '0923', 'Its id is not an address'],
  ['issuer.id', 'a school', 'The id of its issuer'],
  ['validFrom', '2026-11-25', 'time zone'],
  ['validFrom', '2026-11-25T09:00:00', 'time zone'],
  ['validFrom', '11/25/2026', 'time zone'],
  ['validFrom', '2026-02-30T09:00:00Z', 'time zone'],
  ['validUntil', null, 'time zone'],
  ['validUntil', ['2090-01-01T00:00:00Z'], 'time zone'],
  ['validUntil', '2020-01-01T00:00:00Z', 'ends before it begins'],
  ['credentialSubject.id', 'nobody', 'The id of its holder'],
  ['credentialSubject.identifier', 'Ana', 'who earned it'],
  ['credentialSubject.identifier', [{ type: 'IdentityObject' }], 'who earned it'],
  ['credentialSubject.achievement.id', 'course', 'The id of its achievement'],
  ['credentialSubject.achievement.name', ['A', 'B'], 'has no name'],
  ['credentialSubject.achievement.criteria', {}, 'has no criteria'],
  ['credentialStatus', { id: 'https://x.example/status' }, '“credentialStatus”'],
  ['credentialSchema', [{ id: 'https://x.example/schema' }], '“credentialSchema”'],
  ['termsOfUse', 'none', '“termsOfUse”'],
  ['credentialStatus.0.statusListIndex', '-1', '“credentialStatus”'],
  ['credentialStatus.1.statusListCredential', 'list', '“credentialStatus”'],
  ['evidence', 'a photograph', '“evidence”'],
  ['credentialSubject.achievement.image', 'https://x.example/badge.png', '“image”'],
  ['relatedResource', { id: 'https://x.example/terms' }, '“relatedResource”'],
  ['name', 7, '“name”'],
  ['issuer.name', true, '“name”'],
])('%s set to %j is reported', (path, value, sentence) => {
  expect(structureProblem(changed(path, value))).toContain(sentence)
})

function subject() {
  return changed('name', 'x').credentialSubject as JsonObject
}
