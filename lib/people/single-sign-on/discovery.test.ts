import { afterEach, expect, test, vi } from 'vitest'
import { discover } from './discovery'

function answer(issuer: string, endpoints: Record<string, string>) {
  const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].map((name) => [name, `${issuer}/${name}`])
  const document = { issuer, ...Object.fromEntries(needed), ...endpoints }
  vi.stubGlobal('fetch', async () => Response.json(document))
}

afterEach(() => vi.unstubAllGlobals())

test.each(['token_endpoint', 'end_session_endpoint'])(
  'the %s of another machine’s provider can’t be an address of this one',
  async (name) => {
    const issuer = `https://${name}.example`
    answer(issuer, { [name]: 'http://127.0.0.1:9000/' })
    await expect(discover(issuer)).rejects.toThrow('Each endpoint of a provider must be an https address.')
  },
)

test('a provider on this machine has its endpoints here', async () => {
  const issuer = 'http://127.0.0.1:9000'
  answer(issuer, {})
  expect(await discover(issuer)).toMatchObject({ issuer, token_endpoint: `${issuer}/token_endpoint` })
})
