import { ServerResponse } from 'node:http'
import { pack } from './pack.mjs'

/** Next drops a handler's Content-Encoding and Content-Length; the front takes them under this prefix (app/_http/kept.ts). */
const prefix = 'x-front-'

/** A response whose handler may leave the body in the exchange (app/_http/exchange.ts): the front packs and sends it whole. */
export class HeldResponse extends ServerResponse {
  /** @type {{ answer: Uint8Array | null } | null} */
  exchange = null
  #holds = false
  #packed = null

  setHeader(name, value) {
    if (name !== `${prefix}body`) return super.setHeader(name.replace(prefix, ''), value)
    this.#holds = true
    return this
  }

  /** Next's compression calls this before `end`, and leaves a body without a length in peace. */
  writeHead(...head) {
    if (this.#holds) this.#packed ??= pack(this.req, this, this.exchange?.answer ?? Buffer.alloc(0))
    return super.writeHead(...head)
  }

  end(...rest) {
    if (!this.#holds) return super.end(...rest)
    if (!this.headersSent) this.writeHead(this.statusCode)
    return super.end(this.#packed)
  }
}
