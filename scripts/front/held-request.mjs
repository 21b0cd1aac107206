import { IncomingMessage } from 'node:http'

/** A request whose body the front can take before anyone reads it. Node's parser calls `push` with each piece. */
export class HeldRequest extends IncomingMessage {
  requestId = ''
  /** As `readUrl` understands it. */
  address = null
  /** What serves it, from the table of routes. */
  route = null
  #take = null

  /** `take` gets each piece, and null at the end. Without one, the pieces go to the readers of the request. */
  divertBody(take) {
    this.#take = take
  }

  push(chunk) {
    if (!this.#take) return super.push(chunk)
    this.#take(chunk)
    return true
  }
}
