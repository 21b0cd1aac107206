import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { beginLog } from '@/lib/platform/log.mjs'
import { readTrust } from '@/lib/platform/network.mjs'
import { makeAccessLog } from './access-log.mjs'
import { makeRouteOf } from './routes.mjs'
import { watchRequests } from './watch-requests.mjs'

const patterns = ['/', '/learn', '/learn/[course]', '/learn/new', '/learn/[course]/[unit]/notes', '/verify/[serial]']
const routeOf = makeRouteOf(patterns.map((pattern) => ({ pattern })))
const patternOf = ({ url = '' }) => routeOf(url.split('?', 1)[0] ?? '').pattern
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that answers each request with its id, and the lines of its access log. */
async function site({ trusted = '0', setting = '1' } = {}) {
  const trust = readTrust(trusted)
  const lines: string[] = []
  const log = beginLog('app', { LOG_FORMAT: 'json' }, { write: (line: string) => void lines.push(line) })
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.statusCode = request.url === '/' ? 200 : 404
      response.end('body')
    })
  })
  watchRequests(server, {
    trust,
    listeners: [makeAccessLog(setting, { log, trust })].filter((one) => one !== null),
    patternOf,
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, init: RequestInit = {}) => fetch(at + path, init)
  const entries = () => lines.map((line) => JSON.parse(line))
  return { ask, lines, entries }
}

const own = /^[0-9a-f]{4}-[0-9a-f]{12}$/
const sent = '7f3a09c2d1e84b5f9a6c0d2e1f3b4a5c'
const idOf = (response: Response) => response.headers.get('x-request-id')

test('each answer has an id of its own, also when a stranger sends one', async () => {
  const { ask } = await site()
  const ids = [idOf(await ask('/')), idOf(await ask('/', { headers: { 'x-request-id': sent } }))]
  for (const id of ids) expect(id).toMatch(own)
  expect(new Set(ids).size).toBe(2)
})

test('the id of a trusted proxy is kept, unless it could be a name', async () => {
  for (const trusted of ['1', '127.0.0.0/8']) {
    const { ask } = await site({ trusted })
    expect(idOf(await ask('/', { headers: { 'x-request-id': sent } }))).toBe(sent)
    for (const name of ['ann-quillon-27', 'short1', `${sent}${sent}0`])
      expect(idOf(await ask('/', { headers: { 'x-request-id': name } }))).toMatch(own)
  }
  const { ask } = await site({ trusted: '10.0.0.0/8' })
  expect(idOf(await ask('/', { headers: { 'x-request-id': sent } }))).toMatch(own)
})

test('the access log has method, route, status, time, bytes, and id, and nothing of the request itself', async () => {
  const { ask, lines, entries } = await site({ trusted: '1' })
  const typed = {
    method: 'POST',
    body: new URLSearchParams({ name: 'Ann Quillon', password: 'Quillon-1987' }),
    headers: {
      cookie: 'session=Zk3J9vQ2mX7pL5tR8wZ1',
      referer: 'https://town.example/quillon',
      'user-agent': 'Quillon',
      'x-forwarded-for': '203.0.113.77',
    },
  }
  await ask('/learn/ann-quillon/quillon@town.example/notes?name=Ann+Quillon', typed)
  await ask('/verify/NL-QUILLON', typed)
  const last = await ask('/quillon/zk3', typed)
  await expect.poll(() => lines.length).toBe(3)
  expect(lines.join('')).not.toMatch(/quillon|town|zk3|203\.0|127\.0\.0\.1/i)
  expect(entries().map(({ route }) => route)).toEqual(['/learn/[course]/[unit]/notes', '/verify/[serial]', 'other'])
  expect(entries()[2]).toMatchObject({
    msg: 'request',
    method: 'POST',
    status: 404,
    ms: expect.any(Number),
    bytes: expect.any(Number),
    requestId: idOf(last),
  })
})

test('the caller’s address is logged only on request, and nothing without the setting', async () => {
  const full = await site({ trusted: '1', setting: 'addresses' })
  await full.ask('/', { headers: { 'x-forwarded-for': '203.0.113.77' } })
  await expect.poll(() => full.entries()[0]?.address).toBe('203.0.113.77')
  const none = await site({ setting: '0' })
  await none.ask('/')
  expect(none.lines).toEqual([])
})
