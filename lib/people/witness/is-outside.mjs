/* The doctor reads this before anything is installed: Node built-ins only. */
import { isLoopback } from '../../platform/settings.mjs'

/**
 * True for a place on another machine. A folder may be a network disk, but this machine can write it, and so can whoever has
 * this machine.
 * @param {string} address
 */
export function isOutside(address) {
  const { protocol, hostname } = new URL(address)
  if (protocol === 'file:' || protocol === 'git+file:') return false
  return protocol === 'mailto:' || !isLoopback(hostname)
}
