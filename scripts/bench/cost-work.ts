import { benchCourse, benchQuiz, guard, lesson } from './addresses'
import type { Client } from './client'

/** A kind of request, and how often a round sends it for each learner. */
export interface Work {
  name: string
  times: number
  send(client: Client, time: number): Promise<void>
}

export const costPassword = 'northlight-demo'
const attempts = new WeakMap<Client, string>()
const emails = new WeakMap<Client, string>()
/** A learner who passed can't start another attempt. */
const passers = new WeakSet<Client>()

export function rememberEmail(client: Client, email: string): void {
  emails.set(client, email)
}

function addressOf(client: Client): string {
  return `${benchQuiz}/attempts/${attempts.get(client)}`
}

async function expect(status: number, client: Client, ...sent: Parameters<Client['send']>): Promise<string> {
  const answer = await client.send(...sent)
  if (answer.status !== status) throw new Error(`${sent[0]} answers ${answer.status}: ${answer.body.slice(0, 200)}`)
  return answer.body
}

const get = (path: (client: Client, time: number) => string) => async (client: Client, time: number) => {
  await expect(200, client, path(client, time))
}

/** In the order of an attempt: each kind needs the ones before it. */
export const works: Work[] = [
  { name: 'empty guarded handler', times: 10, send: (client) => expect(204, client, guard).then(() => {}) },
  { name: 'lesson', times: 5, send: get(() => lesson) },
  { name: 'course outline', times: 5, send: get(() => benchCourse) },
  {
    name: 'sign-in',
    times: 0.4,
    async send(client) {
      await client.signIn(emails.get(client) ?? '', costPassword)
    },
  },
  {
    name: 'start',
    times: 1,
    async send(client) {
      const { status, body } = await client.send(`${benchQuiz}/attempts`, { form: {}, json: true })
      if (status === 409) passers.add(client)
      else attempts.set(client, JSON.parse(body).attemptId)
    },
  },
  { name: 'item page', times: 5, send: get((client, time) => `${addressOf(client)}/items/${time + 1}`) },
  {
    name: 'answer by fetch',
    times: 10,
    async send(client, time) {
      const form = { position: String(time + 1), value: 'a' }
      await expect(200, client, `${addressOf(client)}/responses`, { form, json: true })
    },
  },
  {
    name: 'answer by form, without the page',
    times: 5,
    async send(client, time) {
      const form = { position: String(time + 1), value: 'a', go: 'next' }
      await expect(303, client, `${addressOf(client)}/responses`, { form })
    },
  },
  { name: 'review', times: 1, send: get((client) => `${addressOf(client)}/review`) },
  {
    name: 'submit',
    times: 1,
    async send(client) {
      await expect(200, client, `${addressOf(client)}/submission`, { form: { name: 'Sample Person' }, json: true })
    },
  },
  { name: 'result', times: 1, send: get((client) => `${addressOf(client)}/result`) },
]

/** Four at once. Returns the number of requests. */
export async function runWork({ times, send }: Work, clients: readonly Client[]): Promise<number> {
  const some = times < 1 ? clients.slice(0, Math.round(clients.length * times)) : clients
  const users = some.filter((client) => !passers.has(client))
  const repeats = Math.max(1, times)
  const waiting = [...users]
  async function work() {
    for (let client = waiting.pop(); client; client = waiting.pop()) {
      for (let time = 0; time < repeats; time += 1) await send(client, time)
    }
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return users.length * repeats
}
