import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { providerOf } from '@/fixtures/sign-on'
import { checkLogoutToken } from '@/lib/people/single-sign-on/check-logout-token'
import type { Provider } from '@/lib/people/single-sign-on/queries'
import { beginOidc, finishOidc } from './oidc'

/* A provider that an administrator entered and that turned hostile. Each test has its own, since metadata is cached. */
let server: ReturnType<typeof createServer>
let issuer: string
let provider: Provider
let metadata: Record<string, unknown>
const answers: Record<string, (response: ServerResponse) => void> = {}
let sent = 0

beforeEach(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '', issuer).pathname
    const answer = answers[path]
    if (answer) answer(response)
    else response.end(JSON.stringify(metadata))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = await providerOf(null, issuer)
  metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  }
  for (const path of Object.keys(answers)) delete answers[path]
  sent = 0
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

/** 64 MB, unless the reader closes the connection. */
function endless(response: ServerResponse): void {
  const part = 'x'.repeat(64 * 1024)
  const more = () => {
    while (sent < 64 * 1024 * 1024 && !response.destroyed) {
      sent += part.length
      if (!response.write(part)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

test('sends the browser to the address that the metadata names', async () => {
  expect((await beginOidc(provider)).url).toContain(`${issuer}/authorize?`)
})

test('metadata that names another issuer is refused before the browser leaves', async () => {
  metadata.issuer = 'https://another-issuer.example'
  await expect(beginOidc(provider)).rejects.toThrow('another issuer')
})

test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'])(
  'metadata whose %s is no https address is refused',
  async (name) => {
    for (const address of ['javascript:alert(1)', 'http://another-host.example/x', 'not an address']) {
      metadata[name] = address
      await expect(beginOidc(provider)).rejects.toThrow('https')
    }
  },
)

test('metadata is read to 256 kB', async () => {
  answers['/.well-known/openid-configuration'] = endless
  await expect(beginOidc(provider)).rejects.toThrow('too long')
  expect(sent).toBeLessThan(16 * 1024 * 1024)
})

test('metadata that differs at the second look is refused', async () => {
  let looks = 0
  answers['/.well-known/openid-configuration'] = (response) => {
    looks += 1
    response.end(JSON.stringify(looks === 1 ? metadata : { ...metadata, authorization_endpoint: `${issuer}/other` }))
  }
  await expect(beginOidc(provider)).rejects.toThrow('changed')
})

test('an answer with tokens is read to 256 kB, and keys for a sign-out too', async () => {
  answers['/token'] = answers['/keys'] = endless
  const { url, setCookies } = await beginOidc(provider)
  const cookies = Object.fromEntries(setCookies.map((one) => one.split(';', 1)[0]?.split('=') as [string, string]))
  const state = new URL(url).searchParams.get('state') ?? ''
  await expect(finishOidc(provider, { query: { code: 'any', state }, cookies })).rejects.toThrow('aborted')
  expect(sent).toBeLessThan(16 * 1024 * 1024)
  sent = 0
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'RS256', kid: 'first' })}.${part({ iss: issuer })}.c2ln`
  await expect(checkLogoutToken(provider, token)).rejects.toThrow('too long')
  expect(sent).toBeLessThan(16 * 1024 * 1024)
})

test('an address of http is not asked by openid-client either, except on this machine', async () => {
  const { url, setCookies } = await beginOidc(provider)
  metadata.token_endpoint = 'http://another-host.example/token'
  const cookies = Object.fromEntries(setCookies.map((one) => one.split(';', 1)[0]?.split('=') as [string, string]))
  const state = new URL(url).searchParams.get('state') ?? ''
  await expect(finishOidc(provider, { query: { code: 'any', state }, cookies })).rejects.toThrow('no https')
})
