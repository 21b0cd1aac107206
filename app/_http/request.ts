import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/error'

const maxBytes = 64 * 1024
/** More than any form of ours has. */
const maxFields = 200

/** Blocks CSRF. Browsers send one of these headers; a client without them has no victim's cookie. Errors: forbidden. */
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

/** The client address as seen by scripts/start/serve.mjs. */
export function addressOf(request: Request): string {
  // Trusts only the address that the nearest proxy appended; clients can forge the earlier ones.
  return networkOf(request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown')
}

/** For rate limits: an IPv4 address, or the first 64 bits of an IPv6 one, since a home or phone has the other 64. */
function networkOf(address: string): string {
  const url = `http://[${address}]`
  if (!/^[\da-f:.]+$/i.test(address) || !address.includes(':') || !URL.canParse(url)) return address
  // URL parsing normalizes an address to one hexadecimal spelling.
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

export function hasTag(request: Request, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  const sent = (request.headers.get('if-none-match') ?? '').split(',')
  return sent.some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

/** Errors: forbidden, too-large, invalid. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  checkOrigin(request)
  const type = request.headers.get('content-type') ?? ''
  const body = await readBody(request)
  const isForm = body.length === 0 || type.startsWith('application/x-www-form-urlencoded')
  if (!isForm || body.split('&', maxFields + 1).length > maxFields) throw unreadable()
  const form = new URLSearchParams(body)
  // Postgres text can't store null characters, and no keyboard types them.
  if ([...form.values()].some((value) => value.includes('\0'))) throw unreadable()
  return form
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

function unreadable(): DomainError {
  return new DomainError('invalid', 'This form could not be read.')
}

function tooLarge(): DomainError {
  return new DomainError('too-large', 'That text is too long for this form, so nothing was saved.')
}
