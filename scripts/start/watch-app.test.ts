import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pass } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { endOf } from './running.mjs'
import { supervise } from './supervise.mjs'
import { endWhenSilent } from './watch-app.mjs'

const started: ChildProcess[] = []
const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
const quick = { everyMs: 20, deadlineMs: 500, misses: 3 }

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  lines.mockClear()
})

/** A server that says its port, answers 503, and blocks its event loop at `/block`. */
const server = `
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/block') for (;;);
    response.writeHead(503).end()
  })
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(server.address().port))`

async function run(source = server, port = 0) {
  const env = { ...process.env, PORT: String(port) }
  const child = spawn(process.execPath, ['--eval', source], { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true })
  started.push(child)
  const ended = endOf(child).then((why) => ({ why, said: '' }))
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const [text] = await once(child.stdout, 'data')
  return { child, ended, stop, ownUrl: `http://127.0.0.1:${Number(text)}` }
}

test('an app that answers, even with a refusal, is left alone; one with a blocked event loop is restarted', {
  timeout: 60_000,
}, async () => {
  const first = await run()
  const { ownUrl } = first
  const begin = vi.fn(async () => endWhenSilent(await run(server, Number(new URL(ownUrl).port)), first, quick))
  const kept = supervise('app', { first: endWhenSilent(first, first, quick), begin, firstPause: 1 })
  for (let count = 0; count < 20; count++) expect((await fetch(ownUrl)).status).toBe(503)
  expect(begin).not.toHaveBeenCalled()

  await expect(fetch(`${ownUrl}/block`)).rejects.toThrow('fetch failed')
  await expect
    .poll(
      () =>
        fetch(ownUrl).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(503)
  expect(begin).toHaveBeenCalledTimes(1)
  expect(lines.mock.calls[0]).toEqual(['The app answered nothing and was killed. Restarting in 0.001 s.'])
  await kept.stop()
})

test('an app that never listens is killed too, after more patience', { timeout: 60_000 }, async () => {
  const deaf = await run('console.log(1); setInterval(() => {}, 1000)')
  const watched = endWhenSilent(deaf, deaf, { ...quick, missesAtStart: 5 })
  expect((await watched.ended).why).toBe('answered nothing and was killed')
})

test('an app whose front is full and drops connections is left alone', async () => {
  const full = await run(server.replace('server.listen', 'server.maxConnections = 1; server.listen'))
  const held = connect(Number(new URL(full.ownUrl).port), '127.0.0.1')
  await once(held, 'connect')
  const watched = endWhenSilent(full, full, { ...quick, missesAtStart: 1 })
  expect(await Promise.race([watched.ended, pass(300, 'alive')])).toBe('alive')
  held.destroy()
})
