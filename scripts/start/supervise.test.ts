import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { endOf } from './running.mjs'
import { supervise } from './supervise.mjs'

// @once: it asks no database.

const quick = { firstPause: 1, longestPause: 8 }
const started: ChildProcess[] = []
const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
const logged = () => lines.mock.calls.map(([line]) => String(line))

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  lines.mockClear()
})

/** A real process that runs `source`. */
function run(source: string) {
  const child = spawn(process.execPath, ['--eval', source], { stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const ended = endOf(child).then((why) => ({ why, said }))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, ended, stop }
}

const lasting = () => run('setInterval(() => {}, 1000); console.log("ready")')
const isReady = ({ child }: { child: ChildProcess }) => once(child.stdout as NodeJS.ReadableStream, 'data')

/** Supervises a process, and hands out each one that it starts. */
function keep(start: () => ReturnType<typeof run>, timing = {}) {
  const all: ReturnType<typeof run>[] = []
  const next = () => {
    const process = start()
    all.push(process)
    return process
  }
  const kept = supervise('app', { first: next(), begin: next, ...quick, ...timing })
  const nth = async (count: number) => {
    await expect.poll(() => all.length, { timeout: 10_000 }).toBe(count)
    return all[count - 1] as ReturnType<typeof run>
  }
  return { kept, nth, all }
}

test('a killed process is restarted with a log line, and the next one can be killed too', async () => {
  const { kept, nth, all } = keep(lasting)
  for (const count of [1, 2, 3]) {
    const process = await nth(count)
    await isReady(process)
    process.child.kill('SIGKILL')
  }
  const last = await nth(4)
  await kept.stop()
  expect(last.child.signalCode).toBe('SIGTERM')
  expect(all).toHaveLength(4)
  expect(await kept.ended).toBeNull()
  expect(logged()).toEqual([
    ...['The app was killed by SIGKILL. Restarting in 0.001 s.', 'The app was started again.'],
    ...['The app was killed by SIGKILL. Restarting in 0.002 s.', 'The app was started again.'],
    ...['The app was killed by SIGKILL. Restarting in 0.004 s.', 'The app was started again.'],
  ])
})

test('a crash loop gives up with the process’s last words', async () => {
  const { kept, all } = keep(() => run('console.error("no keys"); console.error("so I end"); process.exit(3)'))
  expect(await kept.ended).toBe(
    'Northlight stops: the app died 6 times without running for a minute. It ended with code 3. It said:\nno keys\nso I end',
  )
  expect(all).toHaveLength(6)
  const pauses = logged().flatMap((line) => line.match(/[\d.]+(?= s\.$)/) ?? [])
  expect(pauses).toEqual(['0.001', '0.002', '0.004', '0.008', '0.008'])
})

test('a process that the site can do without is tried again after a long pause, and the site goes on', async () => {
  const { kept, nth } = keep(() => run('console.error("no mail"); console.error("so I end"); process.exit(3)'), {
    ...{ mostDeaths: 2, crashLoopPause: 16 },
  })
  await nth(4)
  await kept.stop()
  expect(await kept.ended).toBeNull()
  const again = 'The app was started again.'
  const loop = (deaths: number) =>
    `The site goes on, but the app died ${deaths} times without running for a minute. It ended with code 3. It said:\nno mail\nso I end`
  expect(logged().slice(0, 6)).toEqual([
    ...['The app ended with code 3. Restarting in 0.001 s.', again],
    ...[loop(2), 'The app ended with code 3. Restarting in 0.016 s.', again, loop(3)],
  ])
})

test('a start that fails counts as a death', async () => {
  const dead = run('process.exit(1)')
  const refuse = async () => {
    throw new Error('the port is taken')
  }
  const kept = supervise('database', { first: dead, begin: refuse, ...quick, mostDeaths: 3 })
  expect(await kept.ended).toBe(
    'Northlight stops: the database died 3 times without running for a minute. It failed to start: the port is taken.',
  )
})

test('the pause is short again after a time of health, and deaths before it no longer count', async () => {
  const { kept, nth } = keep(lasting, { healthyAfter: 0, mostDeaths: 2 })
  for (const count of [1, 2, 3]) {
    const process = await nth(count)
    await isReady(process)
    process.child.kill('SIGKILL')
  }
  await nth(4)
  await kept.stop()
  expect(new Set(logged())).toEqual(
    new Set(['The app was killed by SIGKILL. Restarting in 0.001 s.', 'The app was started again.']),
  )
})

test('a stop during the pause starts nothing more', async () => {
  const { kept, all } = keep(() => run('process.exit(1)'), { firstPause: 60_000, longestPause: 60_000 })
  await expect.poll(logged, { timeout: 10_000 }).toEqual(['The app ended with code 1. Restarting in 60 s.'])
  await kept.stop()
  expect(await kept.ended).toBeNull()
  expect(all).toHaveLength(1)
})

test('a stop during a restart ends the process that comes of it', async () => {
  const restarting = new EventEmitter()
  const permitted = new EventEmitter()
  const asked = once(restarting, 'asked')
  const begin = async () => {
    const may = once(permitted, 'granted')
    restarting.emit('asked')
    await may
    return lasting()
  }
  const kept = supervise('app', { first: run('process.exit(1)'), begin, ...quick })
  await asked
  const stopped = kept.stop()
  permitted.emit('granted')
  await stopped
  expect(started.at(-1)?.signalCode).toBe('SIGTERM')
})
