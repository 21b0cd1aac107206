import { request } from 'node:http'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: string
  /** The body before decoding. */
  bytes: Buffer
}

interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Another loopback source address; only Linux has more than one by default. */
  localAddress?: string
  /** The suite's own by default. */
  site?: string
}

/** Sends path and headers as written: `fetch` normalizes paths, and browsers forbid some headers. */
export function rawRequest(
  path: string,
  { method = 'GET', headers = {}, body, localAddress, site = process.env.E2E_BASE_URL ?? '' }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(site)
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers: { ...length, ...headers }, localAddress, agent: false }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value ?? '')])
        const bytes = Buffer.concat(chunks)
        const body = bytes.toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(flat), body, bytes })
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** Posts a form as a browser on this site does. */
export function rawPost(
  path: string,
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
  localAddress?: string,
): Promise<RawAnswer> {
  const ours = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
  return rawRequest(path, {
    method: 'POST',
    headers: { ...ours, ...headers },
    body: new URLSearchParams(fields).toString(),
    ...(localAddress && { localAddress }),
  })
}

/** Requests a client router's flight payload, which no page has. */
export function requestFlight(path: string, headers: Record<string, string>): Promise<RawAnswer> {
  return rawRequest(path, { headers: { ...headers, RSC: '1' } })
}
