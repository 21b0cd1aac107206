import { ServerResponse } from 'node:http'
import { pack, packStream } from './pack.mjs'

/** Next drops a handler's Content-Encoding and Content-Length; the front takes them under this prefix (app/_http/kept.ts). */
const prefix = 'x-front-'
/** A longer body is compressed in the thread pool, piece by piece, so that others need not wait. */
const mostAtOnce = 256 * 1024

/**
 * A response whose handler may leave the body in the exchange (app/_http/exchange.ts): the front packs and sends it whole.
 * A body that the handler writes is packed as it comes, and waits for a slow client.
 */
export class HeldResponse extends ServerResponse {
  /** @type {{ answer: Uint8Array | null } | null} */
  exchange = null
  #holds = false
  #packed = null
  #isStream = false
  /** @type {import('node:zlib').Gzip | null} */
  #gzip = null

  setHeader(name, value) {
    if (name !== `${prefix}body`) return super.setHeader(name.replace(prefix, ''), value)
    this.#holds = true
    return this
  }

  writeHead(...head) {
    if (this.#holds) this.#hold(this.exchange?.answer ?? Buffer.alloc(0))
    else if (this.#isStream && !this.#gzip) this.#pack()
    return super.writeHead(...head)
  }

  #hold(body) {
    if (body.length > mostAtOnce && this.req.method !== 'HEAD') this.#pack()
    this.#packed = this.#gzip ? body : pack(this.req, this, body)
  }

  #pack() {
    const gzip = packStream(this.req, this)
    if (!gzip) return
    this.#gzip = gzip
    gzip.on('data', (piece) => super.write(piece) || gzip.pause())
    gzip.once('end', () => super.end())
    // The handler waits for the stream, and the stream for the client.
    gzip.on('drain', () => super.emit('drain'))
    gzip.once('error', () => this.destroy())
    this.once('close', () => gzip.destroy())
  }

  emit(event, ...rest) {
    if (event !== 'drain' || !this.#gzip) return super.emit(event, ...rest)
    this.#gzip.resume()
    return true
  }

  flushHeaders() {
    this.#isStream = !this.headersSent
    super.flushHeaders()
  }

  write(piece, ...rest) {
    if (!this.headersSent) this.flushHeaders()
    return this.#gzip ? this.#gzip.write(piece, ...rest) : super.write(piece, ...rest)
  }

  end(...rest) {
    if (this.#holds && !this.headersSent) this.writeHead(this.statusCode)
    const body = this.#holds ? [this.#packed] : rest
    if (!this.#gzip) return super.end(...body)
    this.#gzip.end(...body)
    return this
  }
}
