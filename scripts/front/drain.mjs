import cluster from 'node:cluster'
import { isOrphan, stopDatabaseLast } from '../start/orphan.mjs'

/** For app/api/ready, in the same process. */
const state = globalThis

/** After a signal or the starter's death, /api/ready says 503 and requests finish. The last orphan also stops Postgres. */
/** `background` resolves when the work that answers left behind is done. */
export function drainAtEnd(server, { longestMs = 10_000, background = async () => {} } = {}) {
  const open = new Set()
  let earlier = null

  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.prependListener(event, track)

  function track(_request, response) {
    open.add(response)
    if (earlier) response.setHeader('Connection', 'close')
    response.once('close', () => {
      open.delete(response)
      earlier?.delete(response)
      goOn()
    })
  }

  function goOn() {
    if (earlier?.size !== 0) return
    server.close()
    if (open.size === 0) background().then(exit)
  }

  async function exit() {
    const folder = process.env.NORTHLIGHT_DATABASE_FOLDER
    if (isOrphan() && folder) await stopDatabaseLast(folder, longestMs)
    process.exit(0)
  }

  function drain() {
    if (earlier) return
    state.northlightDraining = true
    earlier = new Set(open)
    setTimeout(exit, longestMs)
    goOn()
  }

  for (const event of ['SIGTERM', 'disconnect']) process.once(event, drain)
  if (!cluster.isWorker) process.once('SIGINT', drain)
  // The starter may have died before this process listened.
  if (isOrphan()) drain()
}
