import { randomUUID } from 'node:crypto'
import { isTrusted } from '../../lib/platform/network.mjs'

/** Hexadecimal digits and hyphens, as nginx and HAProxy make them. Logged, so it must not fit a person's name. */
const usable = /^(?=.*\d)[0-9a-f-]{12,64}$/i

/** The id from the nearest proxy, if we trust it; otherwise a new one, short enough to read out. */
export function requestIdOf({ headers, socket }, trust) {
  const sent = headers['x-request-id']
  if (sent && usable.test(sent) && isTrusted(trust, socket.remoteAddress)) return sent.toLowerCase()
  return randomUUID().slice(19)
}
