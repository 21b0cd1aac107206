import { setTimeout as sleep } from 'node:timers/promises'

/** The first answer may take two minutes, since the app is starting. */
const usual = { everyMs: 5000, deadlineMs: 10_000, missesAtStart: 24, misses: 3 }

const question = 'Do you answer?'

/** Asks over IPC: an HTTP request could reach another process of the cluster. */
function answers({ child }, deadlineMs) {
  return new Promise((resolve) => {
    const finish = (isAnswered) => {
      clearTimeout(late)
      child.off('message', hear)
      resolve(isAnswered)
    }
    const hear = () => finish(true)
    const late = setTimeout(finish, deadlineMs, false)
    child.on('message', hear)
    child.send(question, () => {})
  })
}

/** Kills an app that hangs, since a blocked event loop ignores SIGTERM; then `ended` says why. */
export function endWhenSilent(app, changed) {
  const { everyMs, deadlineMs, missesAtStart, misses } = { ...usual, ...changed }
  const over = new AbortController()
  let isSilent = false

  async function watch() {
    for (let left = missesAtStart; left > 0; ) {
      await sleep(everyMs, null, { signal: over.signal })
      left = (await answers(app, deadlineMs)) ? misses : left - 1
    }
    isSilent = true
    app.kill('SIGKILL')
  }
  watch().catch(() => {})

  const ended = app.ended.then(({ why, said }) => {
    over.abort()
    return { why: isSilent ? 'answered nothing and was killed' : why, said }
  })
  return { ...app, ended }
}

/** In the app, once it listens. */
export function answerStarter() {
  process.on('message', (asked) => {
    if (asked === question) process.send?.('yes', () => {})
  })
}
