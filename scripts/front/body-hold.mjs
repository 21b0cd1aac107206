/* Holds a request until its body is complete: no parser sees one too large or too slow. Node built-ins only. */
import { hasBody, refuse } from './refuse.mjs'
import { makePool } from './room.mjs'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

const usualBytes = 64 * kilobyte

/**
 * Above `bytes`, the app gets only the length and answers in its own words; above `most`, the front refuses. A route that
 * takes files exports its own limits (app/_http/address.ts).
 */
function limitOf({ body } = {}) {
  if (!body) return { bytes: usualBytes, most: usualBytes }
  return { bytes: body.kilobytes * kilobyte, most: body.refusedKilobytes * kilobyte }
}

export const bodyLimits = {
  /** Bodies that are held at one time, from the first byte to the end of the answer. */
  heldBytes: 16 * megabyte,
  /** The same for bodies that are larger than usual. */
  heldLargeBytes: 24 * megabyte,
  /** Within each `paceMs`, a body must end or send `paceBytes`: at least 2 kB a second. */
  paceMs: 30_000,
  paceBytes: 64 * kilobyte,
}

const refusals = {
  noBody: { status: 400, code: 'invalid', message: 'A request for a page must not have a body.' },
  slow: {
    status: 408,
    code: 'too-slow',
    message: 'This took too long to arrive, so nothing was saved. Please send it again.',
  },
  large: { status: 413, code: 'too-large', message: 'This is too large for this address, so nothing was saved.' },
  busy: {
    status: 503,
    code: 'busy',
    message: 'Too much is being sent here right now, so nothing was saved. Please try again in a few seconds.',
    headers: { 'Retry-After': '5' },
  },
}

export function makeHold({ heldBytes, heldLargeBytes, paceMs, paceBytes }) {
  const pools = { usual: makePool(heldBytes), large: makePool(heldLargeBytes) }

  return function hold(request, response, network, onward) {
    if (!hasBody(request)) {
      onward(null)
      return
    }
    const limit = limitOf(request.route ?? {})
    const unwanted = refusalOf(request, limit)
    if (unwanted) {
      refuse(request, response, unwanted)
      return
    }
    const pace = setInterval(checkPace, paceMs)
    const held = { network, bytes: 0, isWhole: false, drop: () => stop(refusals.busy) }
    let sizeBefore = 0
    let pool = pools.usual
    let body = Buffer.alloc(0)
    let size = 0

    /** Grows by doubling, since clients can lie about the length and can send a byte at a time. */
    function keep(chunk) {
      const needed = size + chunk.length
      if (needed > body.length) {
        const grown = Buffer.allocUnsafeSlow(Math.min(limit.bytes, Math.max(needed, 2 * body.length)))
        body.copy(grown, 0, 0, size)
        hand(grown)
      }
      chunk.copy(body, size)
    }

    function hand(next) {
      const fitting = next.length > usualBytes ? pools.large : pools.usual
      if (fitting !== pool) pool.resize(held, 0)
      pool = fitting
      pool.resize(held, next.length)
      body = next
    }

    function release() {
      clearInterval(pace)
      hand(Buffer.alloc(0))
      request.socket.off('close', release)
    }

    function stop(refusal) {
      release()
      refuse(request, response, refusal)
    }

    function checkPace() {
      if (size - sizeBefore < paceBytes) stop(refusals.slow)
      sizeBefore = size
    }

    function finish() {
      clearInterval(pace)
      held.isWhole = true
      request.divertBody(null)
      const whole = size > limit.bytes ? null : body.subarray(0, size)
      if (whole === null) request.headers['content-length'] = String(size)
      else if (size > 0) request.push(whole)
      request.push(null)
      onward(whole)
    }

    request.divertBody((chunk) => {
      if (chunk === null) {
        finish()
        return
      }
      if (size + chunk.length <= limit.bytes) keep(chunk)
      size += chunk.length
      if (size > limit.most) stop(refusals.large)
      else if (size > limit.bytes) hand(Buffer.alloc(0))
      else pool.makeRoom()
    })
    response.once('close', release)
    // A response behind another one on its connection never closes.
    request.socket.once('close', release)
    if (/100-continue/i.test(request.headers.expect)) response.writeContinue()
  }
}

function refusalOf({ method, headers }, { most }) {
  if (method === 'GET' || method === 'HEAD') return refusals.noBody
  return Number(headers['content-length'] ?? 0) > most ? refusals.large : null
}
