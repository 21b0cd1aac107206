import { inRoot } from '../start/config.mjs'
import { requestIdOf } from './request-id.mjs'
import { makePatternOf, readPatterns } from './route-patterns.mjs'

/** Gives each request its id and, once its answer is sent, tells `listeners` how it was answered. */
export function watchRequests(server, { trust, listeners, patternOf = makePatternOf(readPatterns(inRoot())) }) {
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.prependListener(event, begin)

  function begin(request, response) {
    const began = performance.now()
    const { socket, method } = request
    const written = socket.bytesWritten
    request.requestId = requestIdOf(request, trust)
    response.setHeader('X-Request-Id', request.requestId)
    if (listeners.length === 0) return
    // Next may change the address of the request.
    const [path] = request.url.split('?', 1)
    response.once('close', () => {
      const happened = {
        request,
        method,
        route: patternOf(path),
        status: response.statusCode,
        ms: performance.now() - began,
        bytes: socket.bytesWritten - written,
        isWhole: response.writableFinished,
      }
      for (const listener of listeners) listener(happened)
    })
  }
}
