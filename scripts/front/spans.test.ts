import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { afterEach, expect, test } from 'vitest'
import { readTrust } from '@/lib/platform/network.mjs'
import { makeRouteOf } from './routes.mjs'
import { makeSpans } from './spans.mjs'
import { watchRequests } from './watch-requests.mjs'

const server = createServer((request, response) => {
  response.statusCode = request.url === '/' ? 500 : 200
  response.end()
})
afterEach(() => server.close())

test('a request makes a span with its route and id, and not its address', async () => {
  const recordSpan = await makeSpans(path.resolve('fixtures', 'tracer.mjs'))
  const { northlightSpans: spans } = globalThis as typeof globalThis & { northlightSpans: () => ReadableSpan[] }
  const routeOf = makeRouteOf([{ pattern: '/' }, { pattern: '/join/[code]' }])
  const patternOf = ({ url = '' }) => routeOf(url.split('?', 1)[0] ?? '').pattern
  watchRequests(server, { trust: readTrust('0'), listeners: [recordSpan], patternOf })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = await fetch(`${at}/join/0123456789?next=secret`)
  await fetch(at)
  await expect.poll(() => spans().length).toBe(2)
  const [join, home] = spans()
  expect(join).toMatchObject({
    name: 'GET /join/[code]',
    kind: SpanKind.SERVER,
    status: { code: SpanStatusCode.UNSET },
  })
  expect(join?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/join/[code]',
    'http.response.status_code': 200,
    'northlight.request_id': answer.headers.get('x-request-id'),
  })
  expect(home?.status.code).toBe(SpanStatusCode.ERROR)
})

test('a file without a tracer is refused by name, and no file makes no spans', async () => {
  expect(await makeSpans('')).toBeNull()
  const other = path.resolve('scripts', 'front', 'pack.mjs')
  await expect(makeSpans(other)).rejects.toThrow(`TRACER_MODULE exports no tracer by default: ${other}`)
})
