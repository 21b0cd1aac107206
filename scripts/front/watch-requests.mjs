import { requestIdOf } from './request-id.mjs'

/**
 * Gives each request its id and, once its answer is sent, tells `listeners` how it was answered.
 * @param {import('node:http').Server} server
 * @param {{ trust: object | null, listeners: (Function | null)[], patternOf?: (request: any) => string }} options
 */
export function watchRequests(server, { trust, listeners, patternOf = ({ route }) => route?.pattern ?? 'other' }) {
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.prependListener(event, begin)

  function begin(request, response) {
    const began = performance.now()
    const { socket, method } = request
    const written = socket.bytesWritten
    request.requestId = requestIdOf(request, trust)
    response.setHeader('X-Request-Id', request.requestId)
    if (listeners.length === 0) return
    response.once('close', () => {
      const happened = {
        request,
        method,
        route: patternOf(request),
        status: response.statusCode,
        ms: performance.now() - began,
        bytes: socket.bytesWritten - written,
        isWhole: response.writableFinished,
      }
      for (const listener of listeners) listener(happened)
    })
  }
}
