import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '@/lib/content/quiz/random'
import { megabytesOf } from '@/scripts/bench/memory'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { findFreePort } from './free-port'
import { kill, startProcess } from './own-process'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const megabyte = 1024 * 1024
const budget = 400

/** Short keys: a parser makes far more of them than they are long. */
function shortKeys(bytes: number): string {
  let text = ''
  for (let key = 0; text.length < bytes; key += 1) text += `${key.toString(36)}&`
  return text.slice(0, bytes)
}

test('eight megabytes of short keys are refused everywhere, and the next page loads', { tag: '@once' }, async ({
  page,
}) => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
  const body = shortKeys(8 * megabyte)
  for (const path of ['/api/auth/callback/credentials', '/sign-in/session', '/about', '/no-such-page']) {
    const answer = await rawRequest(path, { method: 'POST', headers: form, body })
    expect([path, answer.status]).toEqual([path, 413])
    expect(answer.body).toBe('This is too large for this address, so nothing was saved.')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  }
  expect((await rawRequest('/verify/check', { method: 'POST', headers: form, body })).status).toBe(413)
  const keys = Object.fromEntries(Array.from({ length: 201 }, (_, key) => [`k${key}`, '']))
  expect((await rawPost('/sign-in/session', keys)).status).toBe(422)
  await page.goto('/about')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an upgrade gets the answer of any other request', { tag: '@once' }, async () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
  expect((await rawRequest('/no-such-page', { headers })).status).toBe(404)
  expect((await rawRequest('/about', { headers })).status).toBe(200)
})

interface Flood {
  head: string
  piece: string
  pieces: number
  end?: string
  pauseMs?: number
  /** Breaks off instead of waiting for an answer. */
  abort?: boolean
}

function open(port: number, from: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${from}` })
  // The server may close while we send.
  socket.on('error', () => {})
  return socket
}

/** Sends until there is an answer, and resolves with its status; null when the connection closed without one. */
async function flood(
  socket: Socket,
  { head, piece, pieces, end = '', pauseMs = 0, abort = false }: Flood,
): Promise<number | null> {
  let answer = ''
  const over = new Promise<void>((resolve) => {
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text
      resolve()
    })
    socket.once('close', () => resolve())
  })
  // A server that refused reads no more.
  const write = (text: string) => Promise.race([over, new Promise((resolve) => socket.write(text, resolve))])
  await write(head)
  for (let sent = 0; sent < pieces && answer === '' && !socket.destroyed; sent += 1) {
    await write(piece)
    if (pauseMs > 0) await sleep(pauseMs)
  }
  if (!abort) {
    await write(end)
    await over
  }
  socket.destroy()
  return answer === '' ? null : Number(answer.split(' ')[1])
}

const pieceBytes = 64 * 1024
const piece = 'a'.repeat(pieceBytes)
const chunk = `${pieceBytes.toString(16)}\r\n${piece}\r\n`

/** Bodies from 1 kB to 100 MB. The length that each declares is true, too small, too large, or missing. */
function drawFlood(random: (bound: number) => number, paths: string[], cookie: string): Flood {
  const size = Math.round(1000 * 10 ** (random(5001) / 1000))
  const path = paths[random(paths.length)]
  const type = random(3) === 0 ? 'multipart/form-data; boundary=x' : 'application/x-www-form-urlencoded'
  const headOf = (length: string) =>
    [
      `POST ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Sec-Fetch-Site: same-origin',
      `Content-Type: ${type}`,
      ...(random(2) === 0 ? [`Cookie: ${cookie}`] : []),
      length,
      '',
      '',
    ].join('\r\n')
  const pieces = Math.floor(size / pieceBytes)
  const rest = piece.slice(0, size % pieceBytes)
  const whole = { head: headOf(`Content-Length: ${size}`), piece, pieces, end: rest }
  const keys = shortKeys(60_000)
  const kinds: Flood[] = [
    whole,
    { ...whole, head: headOf('Content-Length: 100') },
    { ...whole, pieces: 1 + Math.floor(pieces / 4), abort: true },
    { ...whole, piece: 'a', pieces: 1 + random(20), pauseMs: 100, abort: true },
    { head: headOf('Transfer-Encoding: chunked'), piece: chunk, pieces, end: '0\r\n\r\n' },
    { head: headOf(`Content-Length: ${keys.length}`), piece: keys, pieces: 1 },
  ]
  return kinds[random(kinds.length)] as Flood
}

test('a thousand requests of up to 100 MB leave memory and the next page as they were', { tag: '@once' }, async ({
  enrolledLearner,
}) => {
  test.slow()
  const { lessonAddress, quizAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const writes = ['/sign-in/session', '/register/new-account', '/verify/lookup', '/join/code', '/unsubscribe/x']
  const gone = ['/api/auth/callback/credentials', '/no-such-page', '/about']
  const paths = [...writes, ...gone, '/verify/check', `${quizAddress}/attempts`, `${lessonAddress}/reading`]
  const random = seededRandom('storm')
  const floods = Array.from({ length: 1000 }, () => drawFlood(random, paths, session.Cookie))

  const port = await findFreePort()
  const server = await startProcess(port)
  const slow: Socket[] = []
  try {
    const load = async (path: string) => {
      const begun = performance.now()
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`, { headers: session })
      expect([path, status]).toEqual([path, 200])
      return performance.now() - begun
    }
    for (const path of ['/about', lessonAddress]) await load(path)

    const memory: number[] = []
    const statuses = new Map<number | null, number>()
    let next = 0
    const worker = async () => {
      while (next < floods.length) {
        const index = next
        next += 1
        const status = await flood(open(port, 2 + (index % 200)), floods[index] as Flood)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (index % 25 === 0) memory.push(megabytesOf(server.pid ?? 0))
      }
    }
    await Promise.all(Array.from({ length: 40 }, worker))
    for (let from = 2; from < 202; from += 1) {
      const socket = open(port, from)
      socket.write(`POST /verify/check HTTP/1.1\r\nHost: x\r\n${from % 2 ? 'Content-Length: 5000000\r\n\r\na' : ''}`)
      slow.push(socket)
    }

    for (const path of ['/about', lessonAddress]) expect(await load(path)).toBeLessThan(3000)
    memory.push(megabytesOf(server.pid ?? 0))
    expect(Math.max(...memory)).toBeLessThan(budget)
    expect(server.exitCode).toBeNull()
    expect([...statuses.keys()].filter((status) => status !== null && status >= 500 && status !== 503)).toEqual([])
    expect(statuses.get(413)).toBeGreaterThan(100)
  } finally {
    for (const socket of slow) socket.destroy()
    await kill(server)
  }
})
