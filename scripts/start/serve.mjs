/*
 * The HTTP front of the built app. It refuses what Next would answer with a page of its own, and puts the security headers
 * on every answer. `next start` trusts any `X-Forwarded-For` that a client sends; this sets it from the connection,
 * unless TRUST_PROXY=1 says that our own proxy appended the real address.
 */
import { createServer } from 'node:http'
import next from 'next'
import { drainAtEnd } from './drain.mjs'
import { securityHeaders } from './security-headers.mjs'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '127.0.0.1'
const trustProxy = process.env.TRUST_PROXY === '1'
const methods = ['GET', 'HEAD', 'POST']
/** Requests of Next's client router, which no page has. */
const routerHeaders = [
  ...['rsc', 'next-action', 'next-url', 'next-router-state-tree', 'next-router-prefetch'],
  'next-router-segment-prefetch',
]
/** Next drops a handler's Content-Encoding and Content-Length; the front takes them under this prefix (app/_http/kept.ts). */
const prefix = 'x-front-'

const app = next({ dev: false, hostname, port })
const handle = app.getRequestHandler()
await app.prepare()

/** Why a request never reaches a route, or null. */
function refusalOf({ method, url }) {
  if (!methods.includes(method)) return { status: 405, text: 'This address does not take that method.' }
  // Postgres cannot look for a null character.
  if (!url.startsWith('/') || !isDecodable(url) || url.includes('%00'))
    return { status: 400, text: 'This address cannot be read.' }
  // Pages link no file of Next's.
  if (/^\/+_next(\/|\?|$)/.test(url)) return { status: 404, text: 'There is nothing at this address.' }
  return null
}

function isDecodable(address) {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  const refusal = refusalOf(request)
  if (refusal) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    if (refusal.status === 405) headers.Allow = methods.join(', ')
    response.writeHead(refusal.status, headers).end(refusal.text)
    return
  }
  for (const name of routerHeaders) delete request.headers[name]
  const { setHeader } = response
  response.setHeader = (name, value) => setHeader.call(response, name.replace(prefix, ''), value)
  if (!trustProxy) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown'
  handle(request, response)
})
// Longer than load balancers keep an idle connection, so that they never send into a closing one.
server.keepAliveTimeout = 65_000
drainAtEnd(server)
server.listen(port, hostname, () => console.log(`listening on http://${hostname}:${port}`))
