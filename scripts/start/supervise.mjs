import { setTimeout as sleep } from 'node:timers/promises'
import { quote } from './running.mjs'

const usual = { firstPause: 1000, longestPause: 30_000, healthyAfter: 60_000, mostDeaths: 6 }

/**
 * `ended` resolves with the reason for giving up on a crash loop, or null after `stop()` or once `over` is aborted. With
 * `crashLoopPause` it never gives up.
 */
export function supervise(name, { first, begin, crashLoopPause = null, over = null, ...timing }) {
  const { firstPause, longestPause, healthyAfter, mostDeaths } = { ...usual, ...timing }
  const stopping = new AbortController()
  const signal = over ? AbortSignal.any([stopping.signal, over]) : stopping.signal
  let current = null

  async function live(start) {
    current = null
    try {
      current = await start()
      if (signal.aborted) await current.stop()
      else if (start === begin) console.error(`The ${name} was started again.`)
      return await current.ended
    } catch (error) {
      return { why: `failed to start: ${error.message.replace(/\.$/, '')}`, said: '' }
    }
  }

  async function restart() {
    let deaths = 0
    let pause = firstPause
    for (let start = () => first; ; start = begin) {
      const began = performance.now()
      const { why, said } = await live(start)
      if (signal.aborted) return null
      if (performance.now() - began >= healthyAfter) {
        deaths = 0
        pause = firstPause
      }
      deaths += 1
      if (deaths >= mostDeaths) {
        const reason = `the ${name} died ${deaths} times without running for a minute. It ${why}.${quote(said)}`
        if (!crashLoopPause) return `Northlight stops: ${reason}`
        console.error(`The site goes on, but ${reason}`)
        pause = crashLoopPause
      }
      console.error(`The ${name} ${why}. Restarting in ${pause / 1000} s.`)
      await sleep(pause, null, { signal }).catch(() => {})
      if (signal.aborted) return null
      pause = Math.min(2 * pause, longestPause)
    }
  }

  const ended = restart()
  return {
    ended,
    async stop() {
      stopping.abort()
      await current?.stop()
      await ended
    },
  }
}
