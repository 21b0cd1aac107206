import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { endOf } from './running.mjs'
import { supervise } from './supervise.mjs'
import { endWhenSilent } from './watch-app.mjs'

// @once: it asks no database.

const started: ChildProcess[] = []
const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
const quick = { everyMs: 20, deadlineMs: 500, misses: 3 }

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  lines.mockClear()
})

/** Says that it runs, answers its starter, and blocks its event loop when asked to. */
const willing = `
  import { answerStarter } from './scripts/start/watch-app.mjs'
  answerStarter()
  process.on('message', (asked) => { if (asked === 'block') for (;;); })
  console.log('runs')`

async function run(source = willing) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: path.join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  started.push(child)
  const ended = endOf(child).then((why) => ({ why, said: '' }))
  const kill = (signal: NodeJS.Signals) => child.kill(signal)
  const stop = async () => {
    kill('SIGKILL')
    await ended
  }
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return { child, ended, kill, stop }
}

test('an app that answers is left alone; one with a blocked event loop is restarted', { timeout: 60_000 }, async () => {
  const first = await run()
  const begin = vi.fn(async () => endWhenSilent(await run(), quick))
  const kept = supervise('app', { first: endWhenSilent(first, quick), begin, firstPause: 1 })
  for (let count = 0; count < 20; count++) await once(first.child, 'message')
  expect(begin).not.toHaveBeenCalled()

  first.child.send('block')
  await expect.poll(() => started.length, { timeout: 30_000 }).toBe(2)
  await once(started[1] as ChildProcess, 'message')
  expect(begin).toHaveBeenCalledTimes(1)
  expect(lines.mock.calls[0]).toEqual(['The app answered nothing and was killed. Restarting in 0.001 s.'])
  await kept.stop()
})

test('an app that never listens is killed too, after more patience', { timeout: 60_000 }, async () => {
  const deaf = await run('console.log(1); process.on("message", () => {})')
  const watched = endWhenSilent(deaf, { ...quick, missesAtStart: 5 })
  expect((await watched.ended).why).toBe('answered nothing and was killed')
})

test('an app that ended is not asked again', async () => {
  const brief = await run('console.log(1); process.exit(3)')
  const watched = endWhenSilent(brief, quick)
  expect((await watched.ended).why).toBe('ended with code 3')
  expect(await Promise.race([sleep(100, 'quiet'), once(brief.child, 'message')])).toBe('quiet')
})
