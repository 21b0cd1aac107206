import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type NextRequest, NextResponse } from 'next/server'
import { type Gate, gate } from '@/app/_auth/gate'
import { respond } from '@/app/_auth/respond'
import { sessionCookie, sessionCookieName } from '@/app/_auth/token'
import { contentSecurityPolicy } from '@/app/_document/policy'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse, findUnit } from '@/lib/content/course/lookup'
import { DomainError } from '@/lib/platform/error'

const inDevelopment = process.env.NODE_ENV === 'development'
/** Prerendered pages by path, as scripts/build/prerendered.ts wrote them. None in development, whatever was built before. */
const prerendered = inDevelopment ? {} : readPrerendered()

function readPrerendered(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path.join(process.cwd(), '.next', 'prerendered.json'), 'utf8')).pages
  } catch {
    return {}
  }
}

/** Prerendered pages are sent without inline scripts; the rest name a nonce. No page allows inline scripts at large. */
function policyOf(pathname: string): string {
  if (prerendered[pathname]) return contentSecurityPolicy()
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  return contentSecurityPolicy(`'nonce-${nonce}'`, { inDevelopment })
}

/** The page behind an address: quizzes and encounters have their own kinds of page under the address of the unit. */
async function pageBehind(pathname: string): Promise<string | null> {
  const match = /^\/learn\/([^/]+)\/([^/]+)$/.exec(pathname)
  if (!match?.[1] || !match[2]) return null
  const course = findCourse(await loadCatalog(), match[1])
  const unit = course && findUnit(course, match[2])
  return unit && unit.kind !== 'lesson' ? `${pathname}/${unit.kind}` : null
}

function signInPage(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const target = new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.url)
  return NextResponse.redirect(target, { status: 307, headers: { 'Cache-Control': 'private, no-store' } })
}

/** What a handler answers to a write by nobody; asked here since Next serves a prerendered page to any method. */
async function refuseWrite(request: NextRequest): Promise<Response> {
  const refused = await respond(request, async () => {
    throw new DomainError('unauthenticated', 'Please sign in first.')
  })
  const location = refused.headers.get('Location')
  // Next wants a whole address from here, and shortens it again.
  if (location) refused.headers.set('Location', new URL(location, request.url).href)
  return refused
}

export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  // A null character is in no address of ours, and Postgres cannot look for one.
  if (pathname.includes('%00')) return new NextResponse('There is nothing at this address.', { status: 400 })
  const behindSignIn = pathname === '/learn' || pathname.startsWith('/learn/')
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const passed: Gate = behindSignIn ? await gate(request.cookies.get(sessionCookieName)?.value) : 'open'
  if (passed === 'closed') return reading ? signInPage(request) : refuseWrite(request)

  const policy = policyOf(pathname)
  const requestHeaders = new Headers(request.headers)
  requestHeaders.set('Content-Security-Policy', policy)
  const page = await pageBehind(pathname)
  const init = { request: { headers: requestHeaders } }
  const { search } = request.nextUrl
  const response = page ? NextResponse.rewrite(new URL(page + search, request.url), init) : NextResponse.next(init)
  response.headers.set('Content-Security-Policy', policy)
  // A lesson may be kept by the browser and asked about; what is personal may not be kept at all.
  if (behindSignIn)
    response.headers.set('Cache-Control', prerendered[pathname] ? 'private, no-cache' : 'private, no-store')
  if (typeof passed === 'object') response.cookies.set(sessionCookieName, passed.token, sessionCookie)
  return response
}

/**
 * Everything but files and handlers. Handlers send no page or a document with a policy of its own, check who is asking
 * themselves, and are what learners call most: each stands here with its whole shape, so that nothing else slips by.
 */
export const config = {
  matcher: [
    '/((?!_next/static/|icon\\.svg$|assets/|refusal\\.css$|badge\\.png$|api/|certificates/NL[-0-9A-Z]+\\.pdf$|credentials/NL[-0-9A-Z]+(?:\\.(?:json|jwt|svg|png))?$|account/transcript\\.(?:pdf|json)$|manage/[^/]+/people/[^/]+/transcript\\.(?:pdf|json)$|verify/[^/]+$|\\.well-known/(?:jwks|did)\\.json$|issuer$|achievements/[-0-9a-z]+/[0-9a-f]+$|status/[a-z]+/[0-9]+$|manage/[^/]+/(?:people|anomalies)\\.csv$|manage/[^/]+/packets/[^/]+/(?:progress|packet\\.zip)$|admin/mail/[^/]+/html$|admin/log/checkpoint\\.json$|practice/cases/[^/]+$|unsubscribe/[^/]+$|learn/[^/]+/[^/]+/(?:attempts|views|beats|begin|reading|practice|practice/responses|attempts/[^/]+/(?:responses|submission|items/[^/]+|review|result)|walks|walks/[^/]+|walks/[^/]+/(?:choices|debrief|reflection)|example|read)$).*)',
  ],
}
