import { setTimeout as sleep } from 'node:timers/promises'
import { startedAt } from './lock.mjs'

/** Tries the group first: a worker leads one, an app process is in its starter's. Either may just have ended. */
function signalLeft(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}

/** Stops a process from an earlier starter's lock file, unless its pid was reused. */
export async function stopLeft(left) {
  const runs = () => startedAt(left.pid) === left.started
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (!left?.started || !runs()) break
    signalLeft(left.pid, signal)
    for (let tries = 0; tries < 600 && runs(); tries++) await sleep(20)
  }
}
