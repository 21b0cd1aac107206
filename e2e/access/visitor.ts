import { type RawAnswer, rawRequest } from './raw-request'

/** A browser of another site than the suite's: it keeps cookies, and remembers every value that it was given. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  /** Cookies, and values of an address's query. */
  readonly given = new Set<string>()

  constructor(
    private readonly site: string,
    private readonly localAddress?: string,
  ) {}

  async open(path: string, fields?: Record<string, string>): Promise<RawAnswer> {
    const answer = await rawRequest(path, {
      method: fields ? 'POST' : 'GET',
      headers: {
        Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '),
        ...(fields && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { body: new URLSearchParams(fields).toString() }),
      ...(this.localAddress && { localAddress: this.localAddress }),
      site: this.site,
    })
    for (const [, name = '', value = ''] of (answer.headers['set-cookie'] ?? '').matchAll(
      /(?:^|,)\s*([\w.-]+)=([^;,]*)/g,
    )) {
      this.cookies.set(name, value)
      this.given.add(value)
    }
    return answer
  }
}
