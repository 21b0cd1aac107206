/* Answers requests that the front refuses: one plain sentence, or JSON for `fetch`. Node built-ins only. */
import { frontHeaders } from './security-headers.mjs'

/** A client that is cut off while sending shows no answer, so the front drains some of the rest. */
const unreadBytes = 8 * 1024 * 1024
const unreadMs = 5000

export function hasBody({ headers }) {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** @param {{ status: number, code: string, message: string, headers?: Record<string, string> }} refusal */
export function refuse(request, response, { status, code, message, headers }) {
  const isJson = request.headers.accept?.includes('application/json')
  const body = isJson ? JSON.stringify({ error: { code, message } }) : message
  const isUnread = hasBody(request) && !request.complete
  response.writeHead(status, {
    'Content-Type': isJson ? 'application/json' : 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(isUnread && { Connection: 'close' }),
    ...headers,
  })
  if (!isUnread) {
    response.end(body)
    return
  }
  response.flushHeaders()
  response.write(body)
  dropRest(request, () => response.end())
}

/** @param {{ status: number, to: string }} redirect */
export function sendRedirect(response, { status, to }) {
  response.writeHead(status, { Location: to, 'Content-Length': 0 }).end()
}

/** Calls `done` at the end of the body, or at a limit of bytes or time. */
function dropRest(request, done) {
  const late = setTimeout(done, unreadMs)
  let left = unreadBytes
  request.divertBody((chunk) => {
    left -= chunk === null ? left : chunk.length
    if (left > 0) return
    clearTimeout(late)
    done()
  })
}

const unparsed = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'This request has too many or too long headers.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'This request took too long to arrive. Please send it again.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large', 'This request is too large.'],
}

/** Answers bytes that Node could not parse as a request. */
export function refuseUnparsed({ code }, socket) {
  if (!socket.writable || socket.writableEnded) return
  const [status, reason, message] = unparsed[code] ?? [400, 'Bad Request', 'This request cannot be read.']
  const headers = {
    ...frontHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(message),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, '', message].join('\r\n'))
  setTimeout(() => socket.destroy(), unreadMs).unref()
}
