/* Compresses a whole body that the front holds. Node built-ins only. */
import { gzipSync } from 'node:zlib'

/** A smaller one fits into one packet as it is. */
const fewestBytes = 1024

/** The body to send; sets its headers. One call costs a third of Next's stream of chunks. */
export function pack({ headers }, response, body) {
  const isWorthIt = body.length >= fewestBytes && !response.hasHeader('Content-Encoding')
  const isPacked = isWorthIt && acceptsGzip(headers['accept-encoding'])
  const sent = isPacked ? gzipSync(body, { level: 3 }) : body
  const vary = `${response.getHeader('Vary') ?? ''}`
  // Also on a plain body: a shared cache must not hand it, or the packed one, to everyone.
  if (isWorthIt && !/accept-encoding|\*/i.test(vary))
    response.setHeader('Vary', [vary, 'Accept-Encoding'].filter(Boolean).join(', '))
  if (isPacked) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', sent.length)
  return sent
}

function acceptsGzip(accepted = '') {
  return accepted.split(',').some((part) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/.test(part))
}
