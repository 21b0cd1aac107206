/* Sets `X-Forwarded-For` to the caller's address: clients can forge what our proxies don't append. */
import '../start/orphan.mjs'
import { beginExchanges } from '../../lib/platform/http/exchange.mjs'
import { beginLog, takeOverConsole } from '../../lib/platform/log.mjs'
import { errorFacts } from '../../lib/platform/log-text.mjs'
import { callerOf, readTrust } from '../../lib/platform/network.mjs'
import { inRoot, root } from '../start/config.mjs'
import { answerStarter } from '../start/watch-app.mjs'
import { makeAccessLog } from './access-log.mjs'
import { readAssets, sendAsset } from './assets.mjs'
import { makeBackground } from './background.mjs'
import { drainAtEnd } from './drain.mjs'
import { tellDoctor } from './forwarding.mjs'
import { createLimitedServer } from './limited-server.mjs'
import { readUrl } from './read-url.mjs'
import { refuse, sendRedirect } from './refuse.mjs'
import { handlerOf, makeRedirectOf, makeRouteOf, readTable } from './routes.mjs'
import { makeSpans } from './spans.mjs'
import { watchRequests } from './watch-requests.mjs'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '127.0.0.1'
const log = beginLog('app', process.env)
const trust = readTrust(process.env.TRUST_PROXY || '0') ?? { hops: 0 }
const methods = ['GET', 'HEAD', 'POST']
/** Next's own protocols between its client, its proxies, and its server: our pages use none. */
const ofNext = /^(rsc$|next-|x-(next|nextjs|middleware|matched|invoke|now|prerender|vercel)-)/

const refusals = {
  method: {
    status: 405,
    code: 'invalid',
    message: 'This address does not accept that method.',
    headers: { Allow: methods.join(', ') },
  },
  unreadable: { status: 400, code: 'invalid', message: 'This address cannot be read.' },
  nothing: { status: 404, code: 'not-found', message: 'There is nothing at this address.' },
  broken: {
    status: 500,
    code: 'unexpected',
    message: 'Something went wrong here. Your saved work is safe. Please try again.',
  },
}

const table = readTable(root)
const files = Object.fromEntries(Object.entries(table.files).map(([name, file]) => [name, inRoot(file)]))
const findRoute = makeRouteOf(table.routes, readAssets(inRoot('public'), files))
const findRedirect = makeRedirectOf(table.redirects)
const exchanges = beginExchanges()
const background = makeBackground((error) => log.error({ error: errorFacts(error) }, 'work after an answer failed'))
const context = { waitUntil: background.waitUntil }

function routeOf(request) {
  request.address = readUrl(request.url)
  return request.address?.isClean ? findRoute(request.address.path) : null
}

function refusalOf({ method, address }) {
  if (!methods.includes(method)) return refusals.method
  if (!address) return refusals.unreadable
  // Pages link no file of Next's.
  return /^\/_next(\/|$)/.test(address.path) ? refusals.nothing : null
}

function handle(request, response, body) {
  const { route, address, headers, requestId } = request
  const { path, query, isClean } = address
  for (const [name, value] of Object.entries(route?.headers ?? {})) response.setHeader(name, value)
  tellDoctor(request, response, process.env.NEXTAUTH_SECRET)
  const redirect = isClean ? findRedirect(path, query) : { status: 308, to: path + query }
  if (redirect) {
    sendRedirect(response, redirect)
    return
  }
  if (route.asset) {
    sendAsset(request, response, route.asset)
    return
  }
  for (const name of Object.keys(headers)) if (ofNext.test(name)) delete headers[name]
  headers['x-forwarded-for'] = callerOf(trust, request.socket.remoteAddress, headers['x-forwarded-for'])
  request.url = path + query
  response.exchange = { body, answer: null, requestId, readMetrics: metrics?.read }
  exchanges.run(response.exchange, () => answer(request, response))
}

async function answer(request, response) {
  try {
    await handlerOf(request.route, root)(request, response, context)
  } catch (error) {
    log.error({ error: errorFacts(error) }, 'a request failed outside the app')
    if (response.headersSent) response.destroy()
    else refuse(request, response, refusals.broken)
  }
}

const server = createLimitedServer({ routeOf, refusalOf, handle, trust })
drainAtEnd(server, {
  longestMs: 1000 * Number(process.env.SHUTDOWN_SECONDS ?? 15),
  background: background.whenDone,
})
const metrics = process.env.METRICS_TOKEN ? (await import('./metrics.mjs')).beginMetrics() : null
const accessLog = makeAccessLog(process.env.ACCESS_LOG, { log, trust })
const spans = await makeSpans(process.env.TRACER_MODULE)
watchRequests(server, { trust, listeners: [accessLog, metrics?.observe, spans].filter(Boolean) })
takeOverConsole()
server.listen(port, hostname, () => {
  answerStarter()
  log.info({ hostname, port }, 'listening')
})
