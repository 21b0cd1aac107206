import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { testPassword } from '@/prisma/factories'
import { expect } from '../fixtures'
import type { UnitPlace } from './course'

const positions = 10
const options = ['a', 'b', 'c']

interface Answer {
  acknowledged: string | null
  /** Sent later, without an answer from the server: stored or not. */
  unsure: string[]
}

/** A learner who signs up over HTTP, then answers the same quiz again and again, and remembers what was acknowledged. */
export class ActingClient {
  count = 0
  private cookie = ''
  private address = ''
  private readonly answers = new Map<number, Answer>()
  constructor(
    private readonly url: string,
    private readonly place: UnitPlace,
  ) {}

  private send(path: string, fields?: Record<string, string>): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: fields ? 'POST' : 'GET',
      headers: { Accept: 'application/json', Cookie: this.cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      ...(fields && { body: new URLSearchParams(fields) }),
    })
  }

  async begin(): Promise<void> {
    const { outline, quizAddress } = this.place
    const fields = {
      name: 'Sample Person',
      email: `${randomUUID()}@test.example`,
      password: testPassword,
      next: '/learn',
    }
    expect((await this.send('/register/new-account', fields)).status).toBe(303)
    const signedIn = await this.send('/sign-in/session', fields)
    this.cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/learn'])
    expect((await this.send(`${outline}/enrollment`, {})).status).toBe(303)
    const { attemptId } = await (await this.send(`${quizAddress}/attempts`, {})).json()
    this.address = `${quizAddress}/attempts/${attemptId}`
  }

  /** Answers until it is told to stop; a refused answer counts as unsure and is tried again. */
  async act(signal: AbortSignal): Promise<void> {
    for (let turn = this.count; !signal.aborted; turn += 1) {
      const position = (turn % positions) + 1
      const value = options[turn % options.length] as string
      if (!(await this.answer(position, value))) await sleep(50)
    }
  }

  private async answer(position: number, value: string): Promise<boolean> {
    const answer = this.answers.get(position) ?? { acknowledged: null, unsure: [] }
    this.answers.set(position, answer)
    answer.unsure.push(value)
    const status = await this.send(`${this.address}/responses`, { position: String(position), value }).then(
      (response) => response.status,
      () => 0,
    )
    // Only these can come from a dead process; 502 and 504 are the load balancer's.
    expect([0, 200, 500, 502, 503, 504]).toContain(status)
    if (status !== 200) return false
    this.answers.set(position, { acknowledged: value, unsure: [] })
    this.count += 1
    return true
  }

  /** Every acknowledged answer is on its page, unless a later one arrived. */
  async check(): Promise<void> {
    for (const [position, { acknowledged, unsure }] of this.answers) {
      const page = await this.send(`${this.address}/items/${position}`)
      expect(page.status).toBe(200)
      const html = await page.text()
      const checked = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => / checked=""/.test(tag))
      const stored = checked.flatMap(
        (tag) => tag.match(/ name="value"[^>]* value="(\w+)"| value="(\w+)"[^>]* name="value"/) ?? [],
      )
      const values = stored.filter((each) => options.includes(each))
      if (acknowledged === null && values.length === 0) continue
      expect([acknowledged, ...unsure], `answer ${position}`).toContain(values[0])
    }
  }
}
