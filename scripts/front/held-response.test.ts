import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { HeldRequest } from './held-request.mjs'
import { HeldResponse } from './held-response.mjs'

const page = '<p>a page</p>'.repeat(200)
type Answer = (response: InstanceType<typeof HeldResponse>) => void

let server: ReturnType<typeof createServer>
afterEach(() => server.close())

/** Asks a server that answers with `answer`, and returns what arrives before any client unpacks it. */
async function ask(answer: Answer, method = 'GET') {
  const classes = { IncomingMessage: HeldRequest, ServerResponse: HeldResponse as never }
  server = createServer(classes, ((_request, response) => answer(response as never)) as RequestListener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return fetch(at, { method, headers: { 'accept-encoding': 'gzip' } })
}

const hold: Answer = (response) => {
  response.exchange = { answer: Buffer.from(page) }
  response.setHeader('x-front-body', 'held')
}

/** As Next's compression does: it asks for the header before it passes on the end. */
const replaceEnd: Answer = (response) => {
  const { end } = response
  response.end = () => {
    response.writeHead(response.statusCode)
    return end.call(response)
  }
}

test.each([
  ['alone', () => {}],
  ['behind a replaced end', replaceEnd],
] satisfies [string, Answer][])('a held body is sent packed with its length, %s', async (_how, prepare) => {
  const arrived = await ask((response) => {
    prepare(response)
    hold(response)
    response.end()
  })
  const length = Number(arrived.headers.get('content-length'))
  expect(length).toBeGreaterThan(0)
  expect(length).toBeLessThan(page.length / 10)
  expect(Object.fromEntries(arrived.headers)).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
  expect(arrived.headers.has('x-front-body')).toBe(false)
  expect(await arrived.text()).toBe(page)
})

test('a packed body of a cached page keeps its encoding, whose header comes with a prefix', async () => {
  const arrived = await ask((response) => {
    const packed = Buffer.from('H4sIAAAAAAAAA0tMSgYAwkEkNQMAAAA=', 'base64')
    expect(String(gunzipSync(packed))).toBe('abc')
    hold(response)
    response.exchange = { answer: packed }
    response.setHeader('x-front-content-encoding', 'gzip')
    response.end()
  })
  expect(arrived.headers.get('content-encoding')).toBe('gzip')
  expect(await arrived.text()).toBe('abc')
})

test('HEAD gets the headers of GET and no body', async () => {
  const arrived = await ask((response) => {
    hold(response)
    response.end()
  }, 'HEAD')
  expect(arrived.headers.get('content-encoding')).toBe('gzip')
  expect(await arrived.text()).toBe('')
})

test('a body that nobody holds is sent as it is written', async () => {
  const arrived = await ask((response) => {
    response.write('one ')
    response.end('two')
  })
  expect(arrived.headers.get('content-encoding')).toBeNull()
  expect(await arrived.text()).toBe('one two')
})

const pieces = Array.from({ length: 200 }, (_, at) => `${at},a row of a long list,${at * at}\n`.repeat(100))

/** As Next pipes a stream of a handler: the header first, then pieces, each after the client took the one before. */
const stream =
  (type: string): Answer =>
  async (response) => {
    response.setHeader('Content-Type', type)
    response.flushHeaders()
    for (const piece of pieces)
      if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve))
    response.end()
  }

test('a list that is written piece by piece arrives packed and whole', async () => {
  const arrived = await ask(stream('text/csv; charset=utf-8'))
  expect(Object.fromEntries(arrived.headers)).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
  expect(await arrived.text()).toBe(pieces.join(''))
})

test('a PDF that is written piece by piece is sent as it is', async () => {
  const arrived = await ask(stream('application/pdf'))
  expect(arrived.headers.has('content-encoding')).toBe(false)
  expect(await arrived.text()).toBe(pieces.join(''))
})

test('a held page of more than 256 kB is packed as a stream', async () => {
  const long = page.repeat(200)
  const arrived = await ask((response) => {
    response.exchange = { answer: Buffer.from(long) }
    response.setHeader('x-front-body', 'held')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end()
  })
  expect([arrived.headers.get('content-encoding'), arrived.headers.has('content-length')]).toEqual(['gzip', false])
  expect(await arrived.text()).toBe(long)
})

test('a client that leaves in the middle of a packed list ends only its own answer', async () => {
  const leave = new AbortController()
  const classes = { IncomingMessage: HeldRequest, ServerResponse: HeldResponse as never }
  const closed = new Promise<void>((resolve) => {
    server = createServer(classes, ((_request, response) => {
      response.setHeader('Content-Type', 'text/csv')
      response.once('close', () => {
        response.write('after')
        response.end('the end')
        resolve()
      })
      response.write(pieces.join(''))
    }) as RequestListener)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await fetch(at, { headers: { 'accept-encoding': 'gzip' }, signal: leave.signal })
  leave.abort()
  await closed
})
