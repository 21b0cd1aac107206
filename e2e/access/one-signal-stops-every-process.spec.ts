import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { expect, test } from '../fixtures'
import { makeOwnSite, type OwnSite } from './own-site'

const minute = 60_000
const settings = { WEB_CONCURRENCY: '2', SHUTDOWN_SECONDS: '20' }

/** All processes of the site, by the environment that they inherit. Linux only. */
function listProcesses({ folder }: OwnSite): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const isOfSite = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${folder}`)
    } catch {
      return false
    }
  }
  return all.filter(isOfSite).map(Number)
}

/** By a connection of its own, so that the next process gets it. */
function ask(site: OwnSite, path: string): Promise<number> {
  return fetch(`${site.url}${path}`, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => 0,
  )
}

/** A request whose body doesn't end, on a connection of its own. */
async function hold(site: OwnSite): Promise<Socket> {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
  socket.write('POST /verify/lookup HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n')
  // Its "100 Continue": the app has the request.
  await once(socket, 'data')
  return socket
}

const starts: [string, [string, ...string[]]][] = [
  ['the starter', [process.execPath, 'scripts/start/start.mjs']],
  ['npm', ['npm', 'start']],
]

/** Needs /proc. */
const onLinux = process.platform === 'linux' ? test : () => undefined

onLinux('each signal ends two app processes, the worker, and Postgres, and leaves nothing @demo', async () => {
  test.setTimeout(8 * minute)
  const site = await makeOwnSite(settings)
  try {
    for (const [name, program] of starts) {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        await test.step(`${signal} to ${name}`, async () => {
          await site.start(program)
          expect(site.apps()).toHaveLength(2)
          // The starter, two app processes, the worker, and Postgres, whose children change their environment.
          await expect.poll(() => listProcesses(site).length, { timeout: minute }).toBeGreaterThanOrEqual(5)
          const before = site.output().length
          await site.stop(signal)
          expect(listProcesses(site)).toEqual([])
          // The starter reported no crash. npm may print a line of its own.
          expect(site.output().slice(before)).not.toMatch(/Restarting|killed/)
        })
      }
    }

    await test.step('while requests are in flight, every process says that it drains', async () => {
      await site.start()
      const held = [await hold(site), await hold(site)]
      const ended = site.stop()
      await expect.poll(() => ask(site, '/api/ready'), { timeout: minute }).toBe(503)
      const others = [await ask(site, '/api/ready'), await ask(site, '/api/ready'), await ask(site, '/api/ready')]
      expect(others).toEqual([503, 503, 503])
      for (const socket of held) socket.end('serial=NL')
      expect(await ended).toBe(0)
      expect(listProcesses(site)).toEqual([])
    })

    await test.step('SIGKILL of one app process: the other answers, and another one begins', async () => {
      await site.start()
      const [first, second] = site.apps()
      process.kill(first, 'SIGKILL')
      // Before and after the starter notices: a connection handed to the dead process comes back.
      expect([await ask(site, '/api/health'), await ask(site, '/api/health')]).toEqual([200, 200])
      await expect.poll(() => site.output(), { timeout: minute }).toContain('was killed by SIGKILL')
      // The pause before a restart is one second.
      const answers = [await ask(site, '/api/health'), await ask(site, '/api/health')]
      expect(answers).toEqual([200, 200])
      await expect.poll(() => site.apps()[0], { timeout: minute }).not.toBe(first)
      expect(site.apps()[1]).toBe(second)
    })

    await test.step('SIGKILL of the starter: the others end by themselves', async () => {
      site.starter().kill('SIGKILL')
      await expect.poll(() => listProcesses(site), { timeout: minute }).toEqual([])
    })
  } finally {
    await site.stop()
    await site.remove()
  }
})
