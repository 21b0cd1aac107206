import { expect, test } from 'vitest'
import { verifierOf } from '@/fixtures/verification'

const verify = verifierOf(null)

test.each([
  ['[]', 'It is JSON, but neither a certificate nor a badge.'],
  ['{"keys": []}', 'It is JSON, but neither a certificate nor a badge.'],
  ['{"type": ["VerifiablePresentation"]}', 'It is a presentation'],
  ['{"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,a.b.c"}', 'It is an envelope'],
  ['{"type": "Assertion", "badge": "https://x.example"}', 'Open Badges 2.0'],
  ['{"type": "constructor"}', 'It is JSON, but neither a certificate nor a badge.'],
  ['<!doctype html><p>Certificate</p>', 'This kind of file is not supported.'],
  ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln~WyJhIl0~', 'SD-JWT'],
])('%s is unreadable, and its kind is named', async (text, sentence) => {
  const verdict = await verify(text)
  expect(verdict.state).toBe('unreadable')
  expect(verdict.reason).toContain(sentence)
})

test("JSON that contains a PDF's mark is JSON", async () => {
  const credential = { name: '%PDF-1.7', type: ['VerifiableCredential'], credentialSubject: {} }
  for (const before of ['', ' \n', '\uFEFF'])
    expect(await verify(before + JSON.stringify(credential))).toMatchObject({ form: 'json', state: 'not-issued' })
  expect((await verify('% \n%PDF-1.7 {')).form).toBe('pdf')
})
