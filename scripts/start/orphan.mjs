/* Keeps an app process alive when its starter dies. Import this first: Node would end it with requests in flight. */
import cluster from 'node:cluster'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readJson, startedAt } from './lock.mjs'
import { stopAbandoned } from './postmaster.mjs'

cluster.worker?.once('disconnect', () => {
  cluster.worker.exitedAfterDisconnect = true
})

/** Ctrl-C signals every process of the terminal, but the starter stops them in order. */
if (cluster.isWorker) for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {})

/** False without a starter, as in a test. */
export const isOrphan = () => process.connected === false

/** The other app processes in the starter's lock file that still run. */
function listOthers(folder) {
  const noted = readJson(path.join(path.dirname(folder), 'start.lock'))?.app ?? []
  return noted.filter(({ pid, started }) => pid !== process.pid && startedAt(pid) === started)
}

/** Stops the embedded Postgres after the last app process; the one with the lowest id waits for the others. */
export async function stopDatabaseLast(folder, patienceMs) {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(50)) {
    const others = listOthers(folder)
    if (others.some(({ pid }) => pid < process.pid)) return
    if (others.length === 0) break
  }
  stopAbandoned(folder)
}
