import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/error'

const maxBytes = 64 * 1024

/**
 * Refuses a write that another site's page sent. Browsers say where a request comes from (`Sec-Fetch-Site`, else
 * `Origin`); a client that says neither is no browser, and holds no cookie of a victim. Errors: forbidden.
 */
export function checkOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const fine = site ? site === 'same-origin' : origin === null || isOwn(origin, request)
  if (!fine) throw new DomainError('forbidden', 'This form was sent from another site, so nothing was saved.')
}

function isOwn(origin: string, request: Request): boolean {
  if (origin === new URL(env.APP_URL).origin) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
}

/** The network address of the caller, as the server's front (scripts/start/serve.mjs) saw it. */
export function addressOf(request: Request): string {
  return lastAddress(request.headers.get('x-forwarded-for'))
}

/** The network of the address that the nearest front appended; what stands before it is whatever the caller wrote. */
export function lastAddress(forwardedFor: string | null): string {
  return networkOf(forwardedFor?.split(',').at(-1)?.trim() || 'unknown')
}

/**
 * Who counts as one caller: an IPv4 address, also where it is written as IPv6; of IPv6 its first half, since a home or a
 * phone has the whole other half to choose from. What is no address stays as it is.
 */
function networkOf(address: string): string {
  const url = `http://[${address}]`
  if (!/^[\da-f:.]+$/i.test(address) || !address.includes(':') || !URL.canParse(url)) return address
  // A URL has one spelling for each address, with hexadecimal digits only.
  const [before, after] = new URL(url).hostname.slice(1, -1).split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after)]
  const groups = [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail]
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return ipv4Of(groups.slice(6))
  return `${groups.slice(0, 4).join(':')}::/64`
}

function groupsOf(part = ''): string[] {
  return part.split(':').filter((group) => group !== '')
}

function ipv4Of(halves: string[]): string {
  return halves
    .map((half) => Number.parseInt(half, 16))
    .flatMap((half) => [half >> 8, half & 255])
    .join('.')
}

export function wantsJson(request: Request): boolean {
  return request.headers.get('accept')?.includes('application/json') ?? false
}

/** Whether the client already has this version, by `If-None-Match`. */
export function hasTag(request: Request, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  const sent = (request.headers.get('if-none-match') ?? '').split(',')
  return sent.some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

/** The fields of a posted form. Errors: forbidden, too-large, invalid. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  checkOrigin(request)
  const type = request.headers.get('content-type') ?? ''
  const body = await readBody(request)
  const form = new URLSearchParams(body)
  const readable = body.length === 0 || type.startsWith('application/x-www-form-urlencoded')
  // No keyboard types a null character, and Postgres cannot keep one.
  if (readable && ![...form.values()].some((value) => value.includes('\0'))) return form
  throw new DomainError('invalid', 'This form could not be read.')
}

async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > maxBytes) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(): DomainError {
  return new DomainError('too-large', 'That is more text than this form takes, so nothing was saved.')
}
