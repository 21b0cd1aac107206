import { type ZodType, z } from 'zod'
import { contentSecurityPolicy } from '@/app/_document/policy'
import { DomainError, type ErrorCode } from '@/lib/platform/error'
import { safeNext } from './next-path'
import { wantsJson } from './request'

const statuses: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  'too-many': 429,
  'too-large': 413,
}

const privately = { 'Cache-Control': 'private, no-store' }

/** Runs a handler's work and translates broken rules: JSON for `fetch`, a page with a way back for a form. */
export async function respond(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    return refusal(request, error)
  }
}

/** 303 to a path of this site. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...privately, Location: path, ...headers } })
}

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: privately })
}

/** A file to be kept by who asked for it, and by nobody on the way. */
export function attachment(
  body: BodyInit,
  { name, type, headers = {} }: { name: string; type: string; headers?: Record<string, string> },
): Response {
  return new Response(body, {
    headers: {
      ...privately,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      ...headers,
    },
  })
}

/** Parses posted values with the concept's own schema. Errors: invalid, with the first sentence of the schema. */
export function parse<T>(schema: ZodType<T>, value: unknown): T {
  // Said where a schema has no sentence of its own.
  const parsed = schema.safeParse(value, { error: () => 'This form could not be read.' })
  if (parsed.success) return parsed.data
  throw new DomainError('invalid', z.treeifyError(parsed.error).errors[0] ?? parsed.error.issues[0]?.message ?? '')
}

/**
 * What is answered when a rule was broken, or when something of ours was. Whoever is not signed in is sent to sign in,
 * and then on to `onward`.
 */
export function refusal(request: Request, thrown: unknown, onward = cameFrom(request)): Response {
  const error = thrown instanceof DomainError ? thrown : null
  if (!error) console.error(thrown)
  const status = error ? statuses[error.code] : 500
  const message = error?.message ?? 'Something went wrong here. What you had saved is kept; please try again.'
  if (wantsJson(request)) return json({ error: { code: error?.code ?? 'unexpected', message } }, status)
  if (error?.code === 'unauthenticated') return seeOther(`/sign-in?next=${encodeURIComponent(onward)}`)
  return new Response(refusalPage(message, cameFrom(request)), {
    status,
    headers: {
      ...privately,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(),
    },
  })
}

/** The path of the page that sent the form, to go back to. */
function cameFrom(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/learn'
  const url = new URL(referer)
  return url.host === request.headers.get('host') ? safeNext(url.pathname + url.search) : '/learn'
}

/** A page of its own, since a handler cannot render the app's layout. */
function refusalPage(message: string, back: string): string {
  const asText = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Northlight</title><link rel="stylesheet" href="/refusal.css"></head><body><main><p><strong>Northlight</strong></p><h1>${asText(message)}</h1><p><a href="${asText(back)}">Go back</a> or <a href="/help">get help</a>.</p><p><a href="/exit" rel="noreferrer nofollow">Exit this page</a></p></main></body></html>`
}
