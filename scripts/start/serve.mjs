/*
 * Serves the built app. `next start` believes any `X-Forwarded-For` that a client sends; this sets it from the
 * connection, unless a proxy of ours in front is trusted (TRUST_PROXY=1) to have appended the real address.
 */
import { createServer } from 'node:http'
import next from 'next'
import { answerFromBuild } from './prerendered-answers.mjs'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '127.0.0.1'
const trustProxy = process.env.TRUST_PROXY === '1'

const app = next({ dev: false, hostname, port })
const handle = app.getRequestHandler()
await app.prepare()

/** What no decoding can read would otherwise end as an error of ours. */
function isReadable(address) {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

const server = createServer((request, response) => {
  if (!isReadable(request.url)) {
    response
      .writeHead(400, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
      .end('This address cannot be read.')
    return
  }
  if (!trustProxy) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown'
  answerFromBuild(request, response)
  handle(request, response)
})
// Longer than balancers keep an idle connection, so that they never send into one that is being closed.
server.keepAliveTimeout = 65_000
server.listen(port, hostname, () => console.log(`listening on http://${hostname}:${port}`))

function stop() {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5000).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
