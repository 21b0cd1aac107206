/* Compresses what the app answers. Node built-ins only. */
import { createGzip, gzipSync } from 'node:zlib'
import { acceptsEncoding } from '../../lib/platform/http/accepts-encoding.mjs'

/** A smaller one fits into one packet as it is. */
const fewestBytes = 1024

/** Images, PDFs, and archives are compressed already. */
export function isCompressible(type = '') {
  return /^text\/|^(application|image)\/([\w.-]+\+)?(json|xml|javascript|svg\+xml)\b/.test(type)
}

/** Also on a plain body: a shared cache must not hand it, or the packed one, to everyone. */
function varyByEncoding(response) {
  const vary = `${response.getHeader('Vary') ?? ''}`
  if (!/accept-encoding|\*/i.test(vary))
    response.setHeader('Vary', [vary, 'Accept-Encoding'].filter(Boolean).join(', '))
}

/** The body to send; sets its headers. One call costs a third of a stream of chunks. */
export function pack({ headers }, response, body) {
  const isWorthIt = body.length >= fewestBytes && !response.hasHeader('Content-Encoding')
  const isPacked = isWorthIt && acceptsEncoding(headers['accept-encoding'], 'gzip')
  const sent = isPacked ? gzipSync(body, { level: 3 }) : body
  if (isWorthIt) varyByEncoding(response)
  if (isPacked) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', sent.length)
  return sent
}

/** A gzip stream for a body whose length nobody knows yet; null if it is to be sent as it is. */
export function packStream({ headers }, response) {
  const type = `${response.getHeader('Content-Type') ?? ''}`
  if (!isCompressible(type) || response.hasHeader('Content-Encoding')) return null
  varyByEncoding(response)
  if (!acceptsEncoding(headers['accept-encoding'], 'gzip')) return null
  response.setHeader('Content-Encoding', 'gzip')
  response.removeHeader('Content-Length')
  return createGzip()
}
