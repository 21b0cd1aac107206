import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startedAt } from './lock.mjs'

const here = pathToFileURL(`${import.meta.dirname}/`).href
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-orphan-'))
const starters: ChildProcess[] = []

afterEach(() => {
  for (const starter of starters.splice(0)) starter.kill('SIGKILL')
})

afterAll(() => rmSync(folder, { recursive: true }))

/** An app process: `/slow` is answered two seconds later, anything else with the process's id and whether it drains. */
const app = `
  import '${here}orphan.mjs'
  import { createServer } from 'node:http'
  import { drainAtEnd } from '${here}../front/drain.mjs'
  const server = createServer((request, response) => {
    const answer = () => response.end(process.pid + ' ' + (globalThis.northlightDraining ?? false))
    if (request.url === '/slow') setTimeout(answer, 2000)
    else answer()
  })
  drainAtEnd(server, { longestMs: 20_000 })
  server.listen(0, '127.0.0.1')`

/** A starter with two processes. It says the port and their ids. */
const starter = `
  import cluster from 'node:cluster'
  cluster.setupPrimary({ execArgv: [], exec: ${JSON.stringify(path.join(folder, 'app.mjs'))} })
  const all = [cluster.fork(), cluster.fork()]
  let port = 0, count = 0
  cluster.on('listening', (_, address) => {
    port = address.port
    if (++count === 2) console.log([port, ...all.map((one) => one.process.pid)].join(' '))
  })
  process.on('SIGINT', () => {})`

async function start() {
  writeFileSync(path.join(folder, 'app.mjs'), app)
  const child = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  starters.push(child)
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [port, ...ids] = String(line).trim().split(' ').map(Number)
  const ask = async (url: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${url}`, { headers: { connection: 'close' } })
    return response.text()
  }
  const running = () => ids.filter((id) => startedAt(id) !== '')
  return { child, ids, ask, running }
}

test('two processes answer on one port, and each finishes its requests when the starter is killed', {
  timeout: 60_000,
}, async () => {
  const { child, ids, ask, running } = await start()
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('/')))
  expect(new Set(answers)).toEqual(new Set(ids.map((id) => `${id} false`)))
  const slow = [ask('/slow'), ask('/slow')]
  // Both connections are handed on in order, so this answer comes after them.
  await ask('/')
  child.kill('SIGKILL')
  expect(new Set(await Promise.all(slow))).toEqual(new Set(ids.map((id) => `${id} true`)))
  await expect.poll(running, { timeout: 20_000 }).toEqual([])
})

test('Ctrl-C in a terminal leaves the end of the processes to the starter', { timeout: 60_000 }, async () => {
  const { child, ids, ask, running } = await start()
  process.kill(-(child.pid as number), 'SIGINT')
  for (let count = 0; count < 4; count += 1) expect(await ask('/')).toContain('false')
  expect(running()).toEqual(ids)
  for (const id of ids) process.kill(id, 'SIGTERM')
  await expect.poll(running, { timeout: 20_000 }).toEqual([])
})
