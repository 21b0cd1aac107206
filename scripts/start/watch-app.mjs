import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './running.mjs'

/** Its first answer may take two minutes, as at a start. */
const usual = { everyMs: 5000, deadlineMs: 10_000, missesAtStart: 24, misses: 3 }

/** A full front drops connections, so only silence and a closed port count as no answer. */
function answers(url, deadlineMs) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(deadlineMs) })
    request.on('error', ({ code }) => resolve(code === 'ECONNRESET'))
    request.once('response', () => {
      resolve(true)
      request.destroy()
    })
  })
}

/** Kills an app that hangs, since a blocked event loop ignores SIGTERM; then `ended` says why. */
export function endWhenSilent(app, { ownUrl }, changed) {
  const { everyMs, deadlineMs, missesAtStart, misses } = { ...usual, ...changed }
  const over = new AbortController()
  let isSilent = false

  async function watch() {
    for (let left = missesAtStart; left > 0; ) {
      await sleep(everyMs, null, { signal: over.signal })
      left = (await answers(`${ownUrl}/api/health`, deadlineMs)) ? misses : left - 1
    }
    isSilent = true
    signalGroup(app.child, 'SIGKILL')
  }
  watch().catch(() => {})

  const ended = app.ended.then(({ why, said }) => {
    over.abort()
    return { why: isSilent ? 'answered nothing and was killed' : why, said }
  })
  return { ...app, ended }
}
