import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'

const addresses = {
  '/issuer': { load: () => import('./route'), type: 'application/ld+json', says: '"type":["Profile"]' },
  '/.well-known/jwks.json': {
    load: () => import('../.well-known/jwks.json/route'),
    type: 'application/jwk-set+json',
    says: '"kid":"did:web:issuer.test.example#',
  },
  '/.well-known/did.json': {
    load: () => import('../.well-known/did.json/route'),
    type: 'application/did+json',
    says: '"id":"did:web:issuer.test.example"',
  },
}

afterEach(() => vi.unstubAllEnvs())

const ask = async (load: (typeof addresses)['/issuer']['load']) =>
  (await load()).GET(new Request('https://northlight.example'), { params: Promise.resolve({}) })

test.each(Object.entries(addresses))('%s is public and allows any origin', async (_, { load, type, says }) => {
  const answer = await ask(load)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': type,
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=300',
  })
  expect(await answer.text()).toContain(says)
})

test('/issuer has the fingerprint of the root above each PDF key', async () => {
  const { rootFingerprints } = await import('@/lib/proof/issuer/root-fingerprint')
  const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
  const { otherIdentifier } = await (await ask(addresses['/issuer'].load)).json()
  expect(otherIdentifier).toEqual(
    rootFingerprints(configuredIssuer()?.keys ?? []).map((identifier) => ({
      ...{ type: 'IdentifierEntry', identifierType: 'ext:pdfRootSha256' },
      identifier,
    })),
  )
  expect(otherIdentifier).toHaveLength(1)
})

test.each(Object.entries(addresses))('%s is a 404 without an issuer', async (_, { load }) => {
  vi.resetModules()
  vi.stubEnv('ISSUER_URL', '')
  expect((await ask(load)).status).toBe(404)
})

test.each([
  ['old.example', 'did:web:old.example', ['did:web:issuer.test.example']],
  ['issuer.test.example', 'did:web:issuer.test.example', ['did:web:old.example']],
  ['northlight.example', 'did:web:issuer.test.example', ['did:web:old.example']],
])('after a move, %s publishes the document of %s and its other names', async (host, id, alsoKnownAs) => {
  vi.resetModules()
  const keys = JSON.parse(readFileSync(process.env.KEYS_FILE ?? '', 'utf8'))
  vi.stubEnv('SIGNING_KEYS', JSON.stringify({ ...keys, formerly: ['https://old.example'] }))
  const { GET } = await addresses['/.well-known/did.json'].load()
  const asked = new Request(`https://${host}/.well-known/did.json`, { headers: { host } })
  const document = await (await GET(asked, { params: Promise.resolve({}) })).json()
  expect(document).toMatchObject({ id, alsoKnownAs })
  for (const method of document.verificationMethod) expect(method.id).toMatch(new RegExp(`^${id}#`))
})
