import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { countSockets } from '@/fixtures/count-sockets'

const takeBack = pathToFileURL(path.join(import.meta.dirname, 'take-back.mjs')).href
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-take-back-'))
const starters: ChildProcess[] = []

afterEach(() => {
  for (const starter of starters.splice(0)) starter.kill('SIGKILL')
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Answers with its process's id. */
const app = `
  import { createServer } from 'node:http'
  createServer((_, response) => response.end(String(process.pid))).listen(0, '127.0.0.1')`

/** Keeps the number of processes in its second argument, and prints the port and their ids whenever all of them listen. */
const starter = `
  import cluster from 'node:cluster'
  import { takeBack } from '${takeBack}'
  const [exec, count] = process.argv.slice(2)
  cluster.setupPrimary({ exec, args: [], execArgv: [] })
  const all = Array.from({ length: Number(count) })
  const begin = (place) => {
    const one = cluster.fork()
    takeBack(one)
    one.once('listening', ({ port }) => {
      all[place] = one.process.pid
      if (all.every(Boolean)) console.log([port, ...all].join(' '))
    })
    one.process.once('close', () => {
      all[place] = null
      begin(place)
    })
  }
  for (const place of all.keys()) begin(place)`

async function start(count: number) {
  for (const [name, text] of Object.entries({ app, starter })) writeFileSync(path.join(folder, `${name}.mjs`), text)
  const files = ['starter', 'app'].map((name) => path.join(folder, `${name}.mjs`))
  const child = spawn(process.execPath, [...files, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  starters.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  /** The next time that all of them listen. */
  const findProcesses = async () => {
    const [port, ...ids] = (await lines.next()).value.split(' ').map(Number)
    return { port, ids }
  }
  return { findProcesses, countSockets: () => countSockets(child.pid as number) }
}

/** On a new connection. Resolves with the body of the answer, `closed`, or after five seconds `open`. */
function ask(port: number): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    )
    socket.setTimeout(5000, () => {
      resolve('open')
      socket.destroy()
    })
    socket.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    socket.on('error', () => {})
    socket.once('close', () =>
      resolve(
        text
          .match(/\r\n(\d+)\r\n0\r\n|\r\n\r\n(\d+)$/)
          ?.slice(1)
          .join('') || 'closed',
      ),
    )
  })
}

/** Needs /proc. */
const onLinux = process.platform === 'linux' ? test : () => undefined

onLinux(
  'another process answers on a connection that a killed process did not accept',
  { timeout: 60_000 },
  async () => {
    const { findProcesses, countSockets } = await start(2)
    let { port, ids } = await findProcesses()
    const before = countSockets()
    for (let round = 0; round < 4; round += 1) {
      const [killed, other] = round % 2 ? [ids[0], ids[1]] : [ids[1], ids[0]]
      process.kill(killed, 'SIGSTOP')
      const answers = [ask(port), ask(port)]
      // The other connection waits for the stopped process.
      expect(await Promise.race(answers)).toBe(String(other))
      process.kill(killed, 'SIGKILL')
      expect(await Promise.all(answers)).toEqual([String(other), String(other)])
      ;({ port, ids } = await findProcesses())
      expect(countSockets()).toBe(before)
    }
  },
)

onLinux('without another process, the connection is closed', { timeout: 60_000 }, async () => {
  const { findProcesses, countSockets } = await start(1)
  let { port, ids } = await findProcesses()
  const before = countSockets()
  for (let round = 0; round < 3; round += 1) {
    process.kill(ids[0], 'SIGSTOP')
    const answer = ask(port)
    await expect.poll(countSockets, { interval: 5 }).toBe(before + 1)
    process.kill(ids[0], 'SIGKILL')
    expect(await answer).toBe('closed')
    ;({ port, ids } = await findProcesses())
    expect(await ask(port)).toBe(String(ids[0]))
    await expect.poll(countSockets).toBe(before)
  }
})

onLinux(
  'under load, each connection is answered or closed, and the starter keeps none',
  { timeout: 90_000 },
  async () => {
    const { findProcesses, countSockets } = await start(2)
    let { port, ids } = await findProcesses()
    const before = countSockets()
    const answered: string[] = []
    let isOver = false
    const load = Array.from({ length: 16 }, async () => {
      while (!isOver) answered.push(await ask(port))
    })
    for (let round = 0; round < 6; round += 1) {
      process.kill(ids[round % 2], 'SIGKILL')
      ;({ port, ids } = await findProcesses())
      const count = answered.length
      await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan(count + 20)
    }
    isOver = true
    await Promise.all(load)
    expect(answered.filter((answer) => answer === 'open')).toEqual([])
    await expect.poll(countSockets).toBe(before)
  },
)
