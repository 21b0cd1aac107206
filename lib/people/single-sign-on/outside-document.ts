import { Agent } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { readAtMost } from '@/lib/platform/file/read-at-most'
import { isLoopback } from '@/lib/platform/settings.mjs'
import { isSafeAddress } from './schema'

/* Reads a provider's own documents. An attack: one could send an endless document, or name an address of ours. */

/** Key sets of large providers have 20 kB. */
const mostBytes = 256 * 1024
const mostMs = 10_000

/** A document of a provider, in memory. Throws for an address without https. */
export async function fetchOutside(address: string, headers: HeadersInit = {}): Promise<Response> {
  if (!isSafeAddress(address)) throw new Error('The address has no https.')
  const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(mostMs) })
  const { status } = response
  return new Response(new Uint8Array(await readAtMost(response, mostBytes)), { status })
}

/** For openid-client, which reads each answer to its end: one request to a connection, with the same limits. */
class OutsideAgent extends Agent {
  constructor() {
    super({ keepAlive: false })
    // Node would otherwise refuse http, which this machine alone may have.
    Object.assign(this, { protocol: undefined })
  }

  override createConnection(...[options, callback]: Parameters<Agent['createConnection']>) {
    const { protocol, host } = options as { protocol?: string; host?: string }
    if (protocol !== 'https:' && !isLoopback(host ?? '')) throw new Error('The address has no https.')
    const socket = (protocol === 'https:' ? super.createConnection(options, callback) : connect(options as never)) as
      | Socket
      | TLSSocket
    const late = setTimeout(() => socket.destroy(new Error('Its answer took too long')), mostMs)
    socket.once('close', () => clearTimeout(late))
    socket.on('data', () => {
      if (socket.bytesRead > mostBytes) socket.destroy(new Error('Its answer is too long'))
    })
    return socket
  }
}

export const outsideAgent = new OutsideAgent()
