import { readFileSync } from 'node:fs'
import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import { expect, test } from '../fixtures'
import { ActingClient } from './acting-client'
import { findPlace } from './course'
import { makeOwnSite, type OwnSite } from './own-site'

const seed = 'kills-32'
const minute = 60_000

/** A connection's process of the app: a child of the postmaster. Linux only. */
function findBackend(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').map(Number)
  const backend = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('northlight_app'))
  return backend ?? postmaster
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

const targets = {
  app: (site: OwnSite) => site.apps()[0],
  worker: (site: OwnSite) => site.worker(),
  database: (site: OwnSite) => site.postmaster(),
  backend: (site: OwnSite) => (process.platform === 'linux' ? findBackend(site.postmaster()) : site.postmaster()),
}
const names = Object.keys(targets) as (keyof typeof targets)[]

/** Kills one process, and resolves once another has its place. */
async function kill(site: OwnSite, name: keyof typeof targets): Promise<void> {
  const pid = targets[name](site)
  process.kill(pid, 'SIGKILL')
  const other = name === 'backend' ? site.postmaster : () => targets[name](site)
  await expect
    .poll(() => !isAlive(pid) && isAlive(other()) && other() !== pid, { timeout: minute, intervals: [50] })
    .toBe(true)
}

/** Its children end by themselves; the next start takes over, and finds the database prepared. */
async function killStarter(site: OwnSite): Promise<void> {
  const left = [...site.apps(), site.worker(), site.postmaster()]
  site.starter().kill('SIGKILL')
  await expect.poll(() => left.some(isAlive), { timeout: minute, intervals: [50] }).toBe(false)
  const before = site.output().length
  await site.start()
  expect(site.output().slice(before)).toContain('the courses are published')
}

const statusOf = (site: OwnSite, path: string) =>
  fetch(`${site.url}${path}`).then(
    ({ status }) => status,
    () => 0,
  )

/** Kills while all clients act, and waits until each of them could go on. */
async function round(site: OwnSite, name: keyof typeof targets | 'starter', clients: ActingClient[]): Promise<void> {
  const stopping = new AbortController()
  const acting = Promise.all(clients.map((client) => client.act(stopping.signal)))
  const goOn = async () => {
    const before = clients.map(({ count }) => count)
    const all = () => clients.every(({ count }, index) => count > (before[index] ?? 0) + 1)
    await Promise.race([acting, expect.poll(all, { timeout: minute, intervals: [50] }).toBe(true)])
  }
  await goOn()
  await (name === 'starter' ? killStarter(site) : kill(site, name))
  await expect.poll(() => statusOf(site, '/api/ready'), { timeout: minute, intervals: [50] }).toBe(200)
  // Ready may repeat an answer from a second ago.
  await expect.poll(() => statusOf(site, '/api/health'), { timeout: minute, intervals: [50] }).toBe(200)
  await goOn()
  stopping.abort()
  await acting
  for (const client of clients) await client.check()
}

test('the site comes back after each SIGKILL, and nothing acknowledged is lost @demo', async () => {
  test.setTimeout(6 * minute)
  const random = seededRandom(seed)
  const more = [names[random(names.length)], names[random(names.length)]] as typeof names
  const order = shuffle([...names, 'starter' as const, ...more], random)
  const place = await findPlace()
  const site = await makeOwnSite({ WEB_CONCURRENCY: '2' })
  try {
    await site.start()
    const clients = Array.from({ length: 4 }, () => new ActingClient(site.url, place))
    for (const client of clients) await client.begin()
    for (const name of order) await test.step(`kill the ${name}`, () => round(site, name, clients))
    expect(await site.admin('verify-log')).toContain('all signed.')
    expect(site.output()).toContain('The app process 1 was killed by SIGKILL. Restarting in 1 s.')
    const before = site.output().length
    expect(await site.stop()).toBe(0)
    expect(site.output().slice(before)).toBe('')
  } finally {
    await site.stop()
    await site.remove()
  }
})
