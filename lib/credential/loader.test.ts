import jsonld from 'jsonld'
import { expect, test, vi } from 'vitest'
import { CREDENTIALS_CONTEXT, contextLoader, OPEN_BADGES_CONTEXT, UnknownContext } from './loader'

test.each([
  CREDENTIALS_CONTEXT,
  OPEN_BADGES_CONTEXT,
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/multikey/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
])('%s is at hand', async (url) => {
  expect(await contextLoader()(url)).toMatchObject({ documentUrl: url, document: { '@context': expect.anything() } })
})

test.each([
  'https://remote.example/context.json',
  'http://127.0.0.1:9/context.json',
  'https://www.w3.org/ns/credentials/v2/',
  'file:///etc/passwd',
  'did:web:remote.example',
  'OBv3_beta',
  '',
])('"%s" is refused, and nothing is fetched', async (url) => {
  const fetch = vi.spyOn(globalThis, 'fetch')
  await expect(contextLoader()(url)).rejects.toThrow(UnknownContext)
  await expect(contextLoader(async () => null)(url)).rejects.toThrow(UnknownContext)
  expect(fetch).not.toHaveBeenCalled()
})

test('a remote context inside a document is refused by the processor', async () => {
  const document = {
    '@context': [CREDENTIALS_CONTEXT, 'https://remote.example/context.json'],
    type: 'VerifiableCredential',
  }
  await expect(jsonld.expand(document, { safe: true, base: null, documentLoader: contextLoader() })).rejects.toThrow(
    /remote\.example/,
  )
})

test('what the caller brings is loaded, and never in place of what is bundled', async () => {
  const load = contextLoader(async (url) => ({ id: url, mine: true }))
  expect((await load('did:web:other.example')).document).toEqual({ id: 'did:web:other.example', mine: true })
  expect((await load(CREDENTIALS_CONTEXT)).document).not.toHaveProperty('mine')
})
