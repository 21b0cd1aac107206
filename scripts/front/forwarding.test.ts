import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { askForwarding, askUnit, judgeForwarding, tellDoctor } from './forwarding.mjs'

const secret = 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y'
let server: ReturnType<typeof createServer>
afterEach(() => {
  vi.unstubAllEnvs()
  server?.close()
})

/** A front that only tells the doctor, behind proxies that append these entries to `X-Forwarded-For`. */
async function ask(trustProxy: string, appended: string[], own = secret) {
  server = createServer((request, response) => {
    const { headers } = request
    headers['x-forwarded-for'] = [headers['x-forwarded-for'], ...appended].join(', ')
    tellDoctor(request, response, own)
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { said: await askForwarding({ appUrl, trustProxy, secret }), appUrl }
}

test.each([
  ['0', []],
  ['1', ['10.0.0.9']],
  ['2', ['10.0.0.9', '10.0.0.4']],
  ['127.0.0.0/8', ['10.0.0.9']],
])('TRUST_PROXY=%s fits proxies that append %j', async (trustProxy, appended) => {
  expect((await ask(trustProxy, appended)).said).toBeNull()
})

test.each([
  [
    '0',
    ['10.0.0.9'],
    'APP_URL leads through a proxy, but TRUST_PROXY is 0: all visitors count as one. Set TRUST_PROXY=1.',
  ],
  ['1', [], /^No proxy in front of the app sends X-Forwarded-For: let yours append .* or set TRUST_PROXY=0 if/],
  ['10.0.0.0/8', [], /^No proxy in front of the app sends X-Forwarded-For/],
  ['1', ['10.0.0.9', '10.0.0.4'], /^APP_URL leads through 2 proxies, but TRUST_PROXY is 1: .* Set TRUST_PROXY=2\.$/],
  ['2', ['10.0.0.9'], /^TRUST_PROXY is 2, but APP_URL leads through 1 proxy: anyone could make up an address\./],
  ['10.0.0.0/8', ['10.0.0.9'], /^The nearest proxy, 127\.0\.0\.1, is not in the networks of TRUST_PROXY: add it\.$/],
])('TRUST_PROXY=%s does not fit proxies that append %j', async (trustProxy, appended, sentence) => {
  const { said } = await ask(trustProxy, appended)
  if (typeof sentence === 'string') expect(said).toBe(sentence)
  else expect(said).toMatch(sentence)
})

test('a proxy that replaces what the caller claims counts as one', () => {
  expect(judgeForwarding('1', '1 127.0.0.1')).toBeNull()
})

test('a front with another secret says nothing about its proxies', async () => {
  const { said, appUrl } = await ask('1', [], 'another secret of another copy')
  expect(said).toMatch(/^APP_URL leads to another program, or to a copy of the app with another NEXTAUTH_SECRET\./)
  const plain = await fetch(appUrl, { headers: { 'x-northlight-doctor': 'a'.repeat(64) } })
  expect([...plain.headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([])
})

test.each(['é'.repeat(64), 'A'.repeat(64), `${'a'.repeat(64)}, ${'a'.repeat(64)}`])(
  'a question that is no signature, %s, gets the usual answer',
  async (asked) => {
    const { appUrl } = await ask('0', [])
    const plain = await fetch(appUrl, { headers: { 'x-northlight-doctor': asked } })
    expect(plain.status).toBe(200)
    expect(plain.headers.has('x-northlight-forwarded')).toBe(false)
  },
)

test('an APP_URL of http that a proxy sends on to https is named', async () => {
  server = createServer((_request, response) => {
    response.writeHead(301, { Location: 'https://training.example/api/health' }).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await askForwarding({ appUrl, trustProxy: '1', secret })).toBe(
    'APP_URL begins with http:, but leads to https: set APP_URL=https://training.example.',
  )
})

test('a site tells the doctor what restarts it, and another program tells nothing', async () => {
  vi.stubEnv('RESTARTED_BY', 'docker')
  const { appUrl: ownUrl } = await ask('0', [])
  expect(await askUnit({ ownUrl, secret })).toBe('docker')
  expect(await askUnit({ ownUrl, secret: 'another secret of another copy' })).toBeNull()
  expect(await askUnit({ ownUrl: 'http://127.0.0.1:1', secret })).toBeNull()
})

test('an APP_URL that does not answer is named with the reason', async () => {
  const said = await askForwarding({ appUrl: 'http://127.0.0.1:1', trustProxy: '0', secret })
  expect(said).toMatch(
    /^APP_URL does not answer from here: .*\. Check the proxy, its certificate, and the name 127\.0\.0\.1:1\.$/,
  )
})
