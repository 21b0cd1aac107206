import { Agent, request } from 'node:http'

export interface Answer {
  status: number
  location: string
  cookie: string
  body: string
}

interface Sent {
  form?: Record<string, string>
  json?: boolean
}

const formType = 'application/x-www-form-urlencoded'

/** A learner's browser: one kept-alive connection, one cookie, and step times in milliseconds. */
export class Client {
  readonly steps: number[] = []
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #url: string
  cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  close(): void {
    this.#agent.destroy()
  }

  send(path: string, what: Sent = {}): Promise<Answer> {
    const { form, json = false } = what
    const body = form ? new URLSearchParams(form).toString() : ''
    const headers = {
      Cookie: this.cookie,
      Accept: json ? 'application/json' : 'text/html',
      'Accept-Encoding': 'identity',
      ...(form && { 'Content-Type': formType, 'Content-Length': Buffer.byteLength(body), Origin: this.#url }),
    }
    const method = form ? 'POST' : 'GET'
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { agent: this.#agent, method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
          const { statusCode: status = 0 } = response
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status, location: response.headers.location ?? '', cookie, body: text })
        })
      })
      sent.once('error', (error: NodeJS.ErrnoException) => {
        // The server closed an idle connection; browsers retry, too.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.send(path, what))
        else reject(error)
      })
      sent.end(body)
    })
  }

  /** A request and the page it redirects to. Throws on anything but success. */
  async step(path: string, sent: Sent = {}): Promise<Answer> {
    const began = performance.now()
    const first = await this.send(path, sent)
    const answer = first.status === 303 ? await this.send(first.location) : first
    this.steps.push(performance.now() - began)
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${answer.body.slice(0, 200)}`)
    return { ...answer, location: first.location || path }
  }

  async signIn(email: string, password: string): Promise<void> {
    const { cookie, status } = await this.send('/sign-in/session', { form: { email, password } })
    if (status !== 303 || !cookie.includes('session-token')) throw new Error(`nobody could sign in: ${status}`)
    this.cookie = cookie
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
