/* When the front runs out of room, the network that uses most of it loses first. Node built-ins only. */

/** The first candidate of the network that has the largest sum over all. */
function firstOfLargest(all, { network, sizeOf, isCandidate }) {
  const sums = new Map()
  for (const one of all) sums.set(network(one), (sums.get(network(one)) ?? 0) + sizeOf(one))
  const sumOf = (one) => sums.get(network(one))
  const candidates = [...all].filter(isCandidate)
  const most = Math.max(...candidates.map(sumOf))
  return { loser: candidates.find((one) => sumOf(one) === most), most }
}

/** Memory for bodies. A body is `{ network, bytes, isWhole, drop() }`; the oldest unfinished one is dropped. */
export function makePool(most) {
  const bodies = new Set()
  let held = 0

  function resize(body, bytes) {
    held += bytes - body.bytes
    body.bytes = bytes
    if (bytes > 0) bodies.add(body)
    else bodies.delete(body)
  }

  function makeRoom() {
    while (held > most) {
      const { loser } = firstOfLargest(bodies, {
        network: (body) => body.network,
        sizeOf: (body) => body.bytes,
        isCandidate: (body) => !body.isWhole,
      })
      loser.drop()
    }
  }

  return { resize, makeRoom }
}

/**
 * Drops idle connections before new ones, then connections of a network that has over a quarter. The server has no
 * `maxConnections`: a cluster would offer a refused connection to full processes again and again.
 * @param {import('node:http').Server} server
 * @param {{ most: number, networkOf: (socket: import('node:net').Socket) => string,
 *   isAnswering: (socket: import('node:net').Socket) => boolean,
 *   isIdle: (socket: import('node:net').Socket) => boolean }} rule
 */
export function makeRoomForConnections(server, { most, networkOf, isAnswering, isIdle }) {
  const sockets = new Set()
  const living = () => [...sockets].filter(({ destroyed }) => !destroyed)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (sockets.size <= most * 0.9) return
    for (const one of living()) if (isIdle(one)) one.destroy()
    if (living().length <= most * 0.9) return
    const found = firstOfLargest(living(), {
      network: networkOf,
      sizeOf: () => 1,
      isCandidate: (one) => !isAnswering(one),
    })
    if (found.most > most / 4) found.loser.destroy()
    if (living().length > most) socket.destroy()
  })
}
