/* The HTTP server of the front, with the limits of connections, headers, and bodies. Node built-ins only. */
import { createServer } from 'node:http'
import { callerOf, networkOf, trustsAny } from '../../lib/platform/network.mjs'
import { bodyLimits, makeHold } from './body-hold.mjs'
import { HeldRequest } from './held-request.mjs'
import { HeldResponse } from './held-response.mjs'
import { refuse, refuseUnparsed } from './refuse.mjs'
import { makeRoomForConnections } from './room.mjs'
import { frontHeaders } from './security-headers.mjs'

const limits = {
  ...bodyLimits,
  headersMs: 15_000,
  silentMs: 120_000,
  connections: 1000,
  /** Requests on one connection that wait for an answer. Browsers send one. */
  pipelined: 4,
}

/** An attack: a proxy may read the other one (RFC 9112, 3.2). */
const twoHosts = { status: 400, code: 'invalid', message: 'A request must name one host.' }

/**
 * @param {object} handlers `routeOf(request)` finds what serves it, whose body limits hold. `refusalOf(request)` says why a
 *   request is refused, or null; `handle` gets all others, whole.
 *   Behind proxies (`trust`), the network of a body is the forwarded one, and the nearest proxy shares out connections.
 * @param {Partial<typeof limits>} [changed] for tests
 */
export function createLimitedServer({ routeOf = () => null, refusalOf, handle, trust = { hops: 0 } }, changed) {
  const { headersMs, silentMs, connections, pipelined, ...ofBodies } = { ...limits, ...changed }
  const hold = makeHold(ofBodies)
  const open = new WeakMap()
  /** Bytes that a connection had received at the end of its last answer. */
  const readAtAnswer = new WeakMap()
  const responsesOn = (socket) => [...(open.get(socket) ?? [])]
  const networkBehind = ({ headers, socket }) =>
    networkOf(callerOf(trust, socket.remoteAddress, headers['x-forwarded-for']))

  function receive(request, response) {
    const { socket } = request
    const responses = open.get(socket) ?? new Set()
    open.set(socket, responses.add(response))
    response.once('close', () => {
      responses.delete(response)
      readAtAnswer.set(socket, socket.bytesRead)
    })
    if (responses.size > pipelined) {
      socket.destroy()
      return
    }
    request.route = routeOf(request)
    for (const [name, value] of Object.entries(frontHeaders)) response.setHeader(name, value)
    const refusal = request.headersDistinct.host?.length > 1 ? twoHosts : refusalOf(request)
    if (refusal) refuse(request, response, refusal)
    else hold(request, response, networkBehind(request), (body) => handle(request, response, body))
  }

  const server = createServer({
    IncomingMessage: HeldRequest,
    ServerResponse: HeldResponse,
    maxHeaderSize: 16 * 1024,
    headersTimeout: headersMs,
    // The hold has its own, since an upload may take longer than a form.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(headersMs, 5000),
    // Longer than load balancers keep an idle connection, so that they never send into a closing one.
    keepAliveTimeout: 65_000,
  })
  server.timeout = silentMs
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, receive)
  server.on('clientError', (error, socket) => {
    // A second answer would end up inside the first.
    if (responsesOn(socket).some(({ headersSent }) => headersSent)) socket.destroy()
    else refuseUnparsed(error, socket)
  })
  makeRoomForConnections(server, {
    most: connections,
    networkOf: (socket) => (trustsAny(trust) ? socket : networkOf(socket.remoteAddress)),
    isAnswering: (socket) => responsesOn(socket).some(({ req }) => req.complete),
    // Node 26 also calls a connection idle whose first request has not come in whole.
    isIdle: (socket) => responsesOn(socket).length === 0 && readAtAnswer.get(socket) === socket.bytesRead,
  })
  return server
}
