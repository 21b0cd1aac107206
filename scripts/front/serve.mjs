/* Sets `X-Forwarded-For` to the caller's address: clients can forge what our proxies don't append. */
import '../start/orphan.mjs'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer } from 'node:http'
import { beginLog, takeOverConsole } from '../../lib/platform/log.mjs'
import { callerOf, readTrust } from '../../lib/platform/network.mjs'
import { answerStarter } from '../start/watch-app.mjs'
import { makeAccessLog } from './access-log.mjs'
import { drainAtEnd } from './drain.mjs'
import { tellDoctor } from './forwarding.mjs'
import { createLimitedServer } from './limited-server.mjs'
import { exceptionsAt } from './security-headers.mjs'
import { makeSpans } from './spans.mjs'
import { watchRequests } from './watch-requests.mjs'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '127.0.0.1'
const log = beginLog('app', process.env)
const trust = readTrust(process.env.TRUST_PROXY || '0') ?? { hops: 0 }
const methods = ['GET', 'HEAD', 'POST']
/** Next's client router sends these; our pages don't use it. */
const routerHeaders = [
  ...['rsc', 'next-action', 'next-url', 'next-router-state-tree', 'next-router-prefetch'],
  'next-router-segment-prefetch',
]

/** Each name has its content's hash. */
const hashedAsset = /^\/assets\/.+-[A-Z0-9]{8}\.\w+$/

const refusals = {
  method: {
    status: 405,
    code: 'invalid',
    message: 'This address does not accept that method.',
    headers: { Allow: methods.join(', ') },
  },
  unreadable: { status: 400, code: 'invalid', message: 'This address cannot be read.' },
  nothing: { status: 404, code: 'not-found', message: 'There is nothing at this address.' },
}

/** For app/_http/exchange.ts. */
const exchanges = new AsyncLocalStorage()
globalThis.northlightExchange = exchanges

// Loads for a second, after orphan.mjs has run.
const { default: next } = await import('next')
// Given a server that never listens, Next gets no upgrade requests, whose connections it would leave open.
const app = next({ dev: false, hostname, port, httpServer: createServer() })
const answer = app.getRequestHandler()
await app.prepare()

function refusalOf({ method, url }) {
  if (!methods.includes(method)) return refusals.method
  // Postgres cannot look for a null character.
  if (!url.startsWith('/') || !isDecodable(url) || url.includes('%00')) return refusals.unreadable
  // Pages link no file of Next's.
  return /^\/+_next(\/|\?|$)/.test(url) ? refusals.nothing : null
}

function isDecodable(address) {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

function handle(request, response, body) {
  const [path] = request.url.split('?', 1)
  for (const [name, value] of exceptionsAt(path)) response.setHeader(name, value)
  if (hashedAsset.test(path)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  for (const name of routerHeaders) delete request.headers[name]
  const exchange = { body, answer: null, requestId: request.requestId }
  response.exchange = exchange
  tellDoctor(request, response, process.env.NEXTAUTH_SECRET)
  request.headers['x-forwarded-for'] = callerOf(trust, request.socket.remoteAddress, request.headers['x-forwarded-for'])
  exchanges.run(exchange, answer, request, response)
}

const server = createLimitedServer({ refusalOf, handle, trust })
drainAtEnd(server, { longestMs: 1000 * Number(process.env.SHUTDOWN_SECONDS ?? 15) })
const metrics = process.env.METRICS_TOKEN ? (await import('./metrics.mjs')).beginMetrics() : null
globalThis.northlightMetrics = metrics
const accessLog = makeAccessLog(process.env.ACCESS_LOG, { log, trust })
const spans = await makeSpans(process.env.TRACER_MODULE)
watchRequests(server, { trust, listeners: [accessLog, metrics?.observe, spans].filter(Boolean) })
takeOverConsole()
server.listen(port, hostname, () => {
  answerStarter()
  log.info({ hostname, port }, 'listening')
})
