import { stopAbandoned } from './postgres.mjs'

/** For app/api/ready, in the same process. */
const state = globalThis

/**
 * SIGTERM, SIGINT, or the death of the starter ends the process: /api/ready says 503 while requests in flight finish, at
 * most ten seconds, and connections close after their answer. Without its starter, the app stops the embedded Postgres too.
 */
export function drainAtEnd(server, { longestMs = 10_000 } = {}) {
  let inFlight = 0
  server.prependListener('request', (_request, response) => {
    inFlight += 1
    if (state.northlightDraining) response.setHeader('Connection', 'close')
    response.once('close', () => {
      inFlight -= 1
      if (state.northlightDraining && inFlight === 0) exit()
    })
  })
  function exit() {
    const folder = process.env.NORTHLIGHT_DATABASE_FOLDER
    if (process.connected === false && folder) stopAbandoned(folder)
    process.exit(0)
  }
  const drain = () => {
    if (state.northlightDraining) return
    state.northlightDraining = true
    if (inFlight === 0) exit()
    setTimeout(exit, longestMs)
  }
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, drain)
  // The starter may have died before this process listened.
  if (process.connected === false) drain()
}
