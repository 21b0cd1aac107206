import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAssets, sendAsset } from './assets.mjs'
import { HeldRequest } from './held-request.mjs'
import { HeldResponse } from './held-response.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'northlight-assets-'))
const script = 'export const answer = 42\n'.repeat(100)
mkdirSync(path.join(folder, 'assets'))
writeFileSync(path.join(folder, 'assets', 'site-ABCD1234.js'), script)
writeFileSync(path.join(folder, 'mark.png'), 'a picture')
const assets = readAssets(folder)

const classes = { IncomingMessage: HeldRequest, ServerResponse: HeldResponse as never }
const server = createServer(classes, ((request, response) =>
  sendAsset(request as never, response as never, assets.get(request.url ?? '') as never)) as RequestListener)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const ask = (headers: Record<string, string> = {}, method = 'GET', name = '/assets/site-ABCD1234.js') =>
  fetch(site + name, { method, headers: { 'accept-encoding': 'identity', ...headers } })

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

test('a file with its hash in the name is immutable; another one revalidates', async () => {
  const hashed = await ask()
  expect(await hashed.text()).toBe(script)
  expect(Object.fromEntries(hashed.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'application/javascript; charset=UTF-8',
    vary: 'Accept-Encoding',
  })
  const other = await ask({}, 'GET', '/mark.png')
  expect([await other.text(), other.headers.get('cache-control')]).toEqual([
    'a picture',
    'public, max-age=0, must-revalidate',
  ])
})

test('text is compressed once, for clients that accept gzip', async () => {
  const packed = await ask({ 'accept-encoding': 'gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(script.length / 5)
  expect(await packed.text()).toBe(script)
  expect((await ask({ 'accept-encoding': 'gzip;q=0' })).headers.get('content-length')).toBe(`${script.length}`)
})

test('a client that has the file gets 304, by its tag before its date', async () => {
  const { headers } = await ask()
  const [tag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
  const status = async (asked: Record<string, string>) => (await ask(asked)).status
  expect(await status({ 'if-none-match': `"other", ${tag}` })).toBe(304)
  expect(await status({ 'if-modified-since': date })).toBe(304)
  expect(await status({ 'if-none-match': '"other"', 'if-modified-since': date })).toBe(200)
  expect(await status({ 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(200)
})

test('a range gets the whole file, also one that does not exist', async () => {
  for (const range of ['bytes=0-4', 'bytes=999999-', 'bytes=5-1', 'x']) {
    const { status, headers } = await ask({ range })
    expect([range, status, headers.get('content-length')]).toEqual([range, 200, `${script.length}`])
  }
})

test('HEAD has the headers and no body; a form sent to a file is refused', async () => {
  const head = await ask({}, 'HEAD')
  expect([await head.text(), head.headers.get('content-length')]).toEqual(['', `${script.length}`])
  const { status, headers } = await ask({}, 'POST')
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})
