/* The cluster's own messages: https://github.com/nodejs/node/blob/v20.19.0/lib/internal/cluster/round_robin_handle.js */

/** Processes that listen and don't drain. */
const listening = new Set()

/**
 * Node's cluster keeps a connection open until the process that got it accepts it, even if that process is dead. This
 * declines in its place, so that another process gets the connection; without one, it accepts, which closes it.
 */
export function takeBack(worker) {
  const child = worker.process
  const handedOver = new Set()
  const { send } = child
  child.send = (message, ...rest) => {
    if (message.act === 'newconn') handedOver.add(message.seq)
    return send.call(child, message, ...rest)
  }
  child.on('internalMessage', ({ act, ack }) => {
    handedOver.delete(ack)
    if (act === 'close') listening.delete(worker)
  })
  worker.once('listening', () => listening.add(worker))
  // Later than `exit`: all that the process sent has arrived.
  child.once('close', () => {
    listening.delete(worker)
    // Otherwise the cluster, which misses the end of a process that owes an answer, would hand it more.
    worker.disconnect()
    const accepted = listening.size === 0
    for (const ack of handedOver) child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack, accepted })
  })
}
