import { expect, test } from '../fixtures'
import { ActingClient } from './acting-client'
import { findPlace } from './course'
import { startMachines } from './machines'

const minute = 60_000

/** Waits until every client has two more answers saved. */
async function goOn(clients: ActingClient[], acting: Promise<unknown>): Promise<void> {
  const before = clients.map(({ count }) => count)
  const all = () => clients.every(({ count }, index) => count > (before[index] ?? 0) + 1)
  await Promise.race([acting, expect.poll(all, { timeout: minute, intervals: [20] }).toBe(true)])
}

test('two instances lose nothing acknowledged when one dies, PgBouncer restarts, and the replica takes over', async () => {
  test.setTimeout(10 * minute)
  const place = await findPlace()
  const machines = await startMachines()
  const { url, primary, replica, poolers, instances } = machines
  try {
    for (const instance of instances) await instance.start()
    const clients = Array.from({ length: 6 }, () => new ActingClient(url, place))
    for (const client of clients) await client.begin()

    /** Breaks something while all clients send answers, then checks that each acknowledged answer was saved. */
    const survive = async (name: string, accident: () => unknown) =>
      test.step(name, async () => {
        const stopping = new AbortController()
        const acting = Promise.all(clients.map((client) => client.act(stopping.signal)))
        await goOn(clients, acting)
        const began = performance.now()
        await accident()
        await goOn(clients, acting)
        console.log(`${name}: all learners are served again after ${((performance.now() - began) / 1000).toFixed(1)} s`)
        stopping.abort()
        await acting
        for (const client of clients) await client.check()
      })

    await survive('an instance is killed', () => instances[0]?.stop('SIGKILL'))
    await instances[0]?.start()
    await survive('PgBouncer restarts', async () => {
      await poolers[0]?.stop()
      await poolers[0]?.start()
    })
    await survive('the primary crashes and the replica is promoted', () => {
      primary.crash()
      replica.promote()
    })
    await survive('another instance is killed', () => instances[1]?.stop('SIGKILL'))
    expect(machines.admin('verify-log')).toContain('entries')
  } finally {
    await machines.stop()
  }
})
