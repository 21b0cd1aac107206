import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/error'
import { matchesTag } from '@/lib/platform/http/matches-tag.mjs'
import { forwardedNetwork } from '@/lib/platform/network.mjs'
import { readBody } from './body'

const maxBytes = 64 * 1024
/** More than our largest form has. */
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

/** The client address as seen by scripts/front/serve.mjs. */
export function addressOf(request: Request): string {
  return forwardedNetwork(request.headers.get('x-forwarded-for'))
}

export function wantsJson(request: Request): boolean {
  return request.headers.get('accept')?.includes('application/json') ?? false
}

export function hasTag(request: Request, etag: string): boolean {
  return matchesTag(request.headers.get('if-none-match'), etag)
}

export interface FormLimits {
  most: number
  isFromAnySite: boolean
}

/** Errors: forbidden, too-large, invalid. */
export async function readForm(
  request: Request,
  { most, isFromAnySite }: FormLimits = { most: maxBytes, isFromAnySite: false },
): Promise<URLSearchParams> {
  if (!isFromAnySite) checkOrigin(request)
  const type = request.headers.get('content-type') ?? ''
  const bytes = await readBody(request, { most })
  if (!bytes) throw new DomainError('too-large', 'That text is too long for this form, so nothing was saved.')
  const body = bytes.toString('utf8')
  const isForm = body.length === 0 || type.startsWith('application/x-www-form-urlencoded')
  if (!isForm || body.split('&', maxFields + 1).length > maxFields) throw unreadable()
  const form = new URLSearchParams(body)
  // Postgres text can't store null characters, and no keyboard types them.
  if ([...form.values()].some((value) => value.includes('\0'))) throw unreadable()
  return form
}

function unreadable(): DomainError {
  return new DomainError('invalid', 'This form could not be read.')
}
