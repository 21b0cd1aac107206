import { countSockets } from '@/fixtures/count-sockets'
import { expect, test } from '../fixtures'
import { makeOwnSite, type OwnSite } from './own-site'

const minute = 60_000

/** By a connection of its own. Resolves with the status, `closed`, or after 15 seconds `open`. */
async function ask({ url }: OwnSite): Promise<number | string> {
  try {
    const given = { headers: { connection: 'close' }, signal: AbortSignal.timeout(15_000) }
    const response = await fetch(`${url}/courses`, given)
    await response.text()
    return response.status
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'open' : 'closed'
  }
}

/** Needs /proc. */
const onLinux = process.platform === 'linux' ? test : () => undefined

onLinux('SIGKILL of app processes under load leaves no request open, and no socket in the starter @demo', async () => {
  test.setTimeout(6 * minute)
  const site = await makeOwnSite({ WEB_CONCURRENCY: '2' })
  try {
    await site.start()
    // By the first answer, the starter has begun all its processes.
    expect(await ask(site)).toBe(200)
    const sockets = () => countSockets(site.starter().pid as number)
    const before = sockets()
    /** Those that listen again. */
    const restarted = () => site.output().split('"msg":"listening"').length - 1
    const answers: (number | string)[] = []
    let isOver = false
    const load = Array.from({ length: 16 }, async () => {
      while (!isOver) answers.push(await ask(site))
    })
    for (let round = 0; round < 6; round += 1) {
      const count = answers.length
      await expect.poll(() => answers.length, { timeout: minute }).toBeGreaterThan(count + 50)
      process.kill(site.apps()[round % 2] as number, 'SIGKILL')
      await expect.poll(restarted, { timeout: minute }).toBe(round + 1)
    }
    isOver = true
    await Promise.all(load)
    expect(answers.filter((answer) => answer !== 200 && answer !== 'closed')).toEqual([])
    // Fewer, once the starter's own requests to the site have closed.
    await expect.poll(sockets, { timeout: minute }).toBeLessThanOrEqual(before)
  } finally {
    await site.stop()
    await site.remove()
  }
})
