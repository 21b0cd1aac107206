import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { readSettings } from '@/lib/platform/settings.mjs'
import { makeReports } from './error-reports.mjs'

const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  lines.mockClear()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A receiver that answers with `status`, or never. */
async function receiver(status: number | null = 200, headers: Record<string, string> = {}) {
  const bodies: Record<string, unknown>[] = []
  const received = new EventEmitter()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    bodies.push(JSON.parse(text))
    received.emit('one')
    if (status) response.writeHead(status, headers).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies, received }
}

function site(url: string) {
  const clock = { ms: 0 }
  const child = new EventEmitter()
  makeReports({ url, site: 'https://a.example', version: '0.1.0', now: () => clock.ms }).listenTo(child)
  const post = (what: string, type = 'error') =>
    child.emit('message', {
      type,
      what,
      requestId: '1',
      error: { name: 'Error', message: 'no', stack: ['at a.ts:1:1'] },
    })
  return { post, clock }
}

test('one report of a kind in ten minutes; the next has the count of those in between', async () => {
  const { url, bodies, received } = await receiver()
  const { post, clock } = site(url)
  let next = once(received, 'one')
  post('a request failed')
  await next
  post('a request failed')
  post('a request failed')
  next = once(received, 'one')
  post('a job failed')
  await next
  clock.ms = 600_000
  next = once(received, 'one')
  post('a request failed')
  await next
  expect(bodies.map(({ what, count }) => [what, count])).toEqual([
    ['a request failed', 1],
    ['a job failed', 1],
    ['a request failed', 3],
  ])
  expect(bodies[0]).toMatchObject({
    site: 'https://a.example',
    version: '0.1.0',
    requestId: '1',
    error: { name: 'Error' },
  })
})

test('each alarm is posted', async () => {
  const { url, bodies, received } = await receiver()
  const { post } = site(url)
  for (const state of ['raised', 'ended']) {
    const next = once(received, 'one')
    post(state, 'alarm')
    await next
  }
  expect(bodies.map(({ what }) => what)).toEqual(['raised', 'ended'])
})

test('a dead, failing, or redirecting receiver costs one line, and nothing else', async () => {
  const inside = await receiver()
  const redirecting = await receiver(302, { location: inside.url })
  for (const url of ['http://127.0.0.1:1/', (await receiver(500)).url, redirecting.url]) {
    const { post } = site(url)
    lines.mockClear()
    for (const what of ['a', 'b']) post(what)
    await expect.poll(() => lines.mock.calls.length).toBeGreaterThan(0)
    for (const [line] of lines.mock.calls) expect(line).toMatch(/^ERROR_WEBHOOK_URL takes no report: /)
  }
  expect(inside.bodies).toEqual([])
})

test('a receiver that hangs holds at most four errors; more are dropped, and an alarm is not', async () => {
  const { url, bodies } = await receiver(null)
  const { post } = site(url)
  for (const what of ['a', 'b', 'c', 'd', 'e', 'f']) post(what)
  post('raised', 'alarm')
  await expect.poll(() => bodies.map(({ what }) => what).sort()).toEqual(['a', 'b', 'c', 'd', 'raised'])
})

test('the address is https, except on this machine, and has no password', () => {
  const wrong = (ERROR_WEBHOOK_URL: string) => readSettings(['ERROR_WEBHOOK_URL'], { ERROR_WEBHOOK_URL }).wrong
  for (const url of ['https://hooks.example/T0/B1', 'http://127.0.0.1:9093/x', '']) expect(wrong(url)).toEqual([])
  for (const url of [
    'http://hooks.example/',
    'http://169.254.169.254/',
    'ftp://a.example',
    'https://a:b@hooks.example/',
  ])
    expect(wrong(url)).toHaveLength(1)
})
