import { setTimeout as sleep } from 'node:timers/promises'
import { startedAt } from './lock.mjs'

/** A worker leads a process group; an app process is in its starter's. */
function signalLeft(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    process.kill(pid, signal)
  }
}

/** Stops a process that an earlier starter noted, unless its id is another process's now. */
export async function stopLeft(left) {
  const runs = () => startedAt(left.pid) === left.started
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (!left?.started || !runs()) break
    signalLeft(left.pid, signal)
    for (let tries = 0; tries < 600 && runs(); tries++) await sleep(20)
  }
}
