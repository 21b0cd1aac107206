import { guard } from './addresses'
import { type Client, percentile } from './client'
import type { LoadFigures } from './load'

type TakeAttempt = (client: Client, quiz: string) => Promise<boolean>

const name = 'Sample Person'
const passed = (page: { body: string }) => page.body.includes('You passed')

export async function byFetch(client: Client, quiz: string): Promise<boolean> {
  const started = await client.step(`${quiz}/attempts`, { form: {}, json: true })
  const address = `${quiz}/attempts/${JSON.parse(started.body).attemptId}`
  for (let position = 1; position <= 10; position += 1) {
    await client.step(`${address}/responses`, { form: { position: String(position), value: 'a' }, json: true })
  }
  await client.step(`${address}/review`)
  await client.step(`${address}/submission`, { form: { name }, json: true })
  return passed(await client.step(`${address}/result`))
}

export async function byForms(client: Client, quiz: string): Promise<boolean> {
  let page = await client.step(`${quiz}/attempts`, { form: {} })
  const address = page.location.replace(/\/items\/1$/, '')
  for (let position = 1; position <= 10; position += 1) {
    const go = position === 10 ? 'review' : 'next'
    page = await client.step(`${address}/responses`, { form: { position: String(position), value: 'a', go } })
  }
  return passed(await client.step(`${address}/submission`, { form: { name } }))
}

/** The empty guarded handler, asked by the same client as an attempt, whose own time then cancels out. */
export async function callGuard(client: Client): Promise<boolean> {
  const { status } = await client.send(guard)
  if (status !== 204) throw new Error(`${guard} answers ${status}`)
  return false
}

/** A learner who passed can't start another attempt. */
const passers = new WeakSet<Client>()

export function notPassed(pool: readonly Client[]): Client[] {
  return pool.filter((client) => !passers.has(client))
}

/** Runs `atOnce` learners at once, longest idle first. Throws when too few are left. */
export async function runAttempts(
  pool: readonly Client[],
  quiz: string,
  take: TakeAttempt,
  { seconds = 10, atOnce = 8 } = {},
): Promise<LoadFigures> {
  const waiting = notPassed(pool)
  if (waiting.length < atOnce) throw new Error(`only ${waiting.length} learners are left`)
  for (const client of pool) client.steps.length = 0
  const began = performance.now()
  let done = 0
  async function work() {
    while (performance.now() - began < seconds * 1000) {
      const client = waiting.shift()
      if (!client) return
      if (await take(client, quiz)) passers.add(client)
      else waiting.push(client)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const perSecond = done / ((performance.now() - began) / 1000)
  const steps = pool.flatMap((client) => client.steps)
  return { perSecond, p95: percentile(steps, 0.95) }
}
