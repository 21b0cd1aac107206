import { startedAt } from './lock.mjs'
import { launch, script, signalGroup } from './running.mjs'

const firstPause = 1000
const longestPause = 60_000
/** After this long, a death isn't a startup failure. */
const livedLong = 60_000

/**
 * Keeps a worker running; after each death it waits longer. `onStart({ pid, started })` is told of each. `stop()` asks it
 * to end, and insists after 15 seconds.
 * @param {NodeJS.ProcessEnv} env
 * @param {(worker: { pid: number, started: string }) => void} onStart
 */
export function keepWorker(env, onStart = () => {}) {
  const { MIGRATION_DATABASE_URL: _, ...own } = env
  let child = null
  let ended = Promise.resolve()
  let waiting = null
  let stopped = false
  let pause = firstPause

  function begin() {
    const began = Date.now()
    const args = ['--max-old-space-size=192', ...script('scripts/start/worker.ts')]
    // The channel closes when this process is killed, which ends the worker.
    child = launch(process.execPath, args, { env: own, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    show(child.stdout, process.stdout)
    show(child.stderr, process.stderr)
    onStart({ pid: child.pid, started: startedAt(child.pid) })
    ended = new Promise((resolve) => child.once('close', resolve)).then(() => {
      child = null
      if (stopped) return
      if (Date.now() - began > livedLong) pause = firstPause
      console.error(`worker: it stopped; restarting in ${pause / 1000} s`)
      waiting = setTimeout(begin, pause)
      pause = Math.min(2 * pause, longestPause)
    })
  }
  begin()

  return {
    async stop() {
      stopped = true
      clearTimeout(waiting)
      if (!child) return
      const left = child
      signalGroup(left, 'SIGTERM')
      const insist = setTimeout(() => signalGroup(left, 'SIGKILL'), 15_000)
      await ended
      clearTimeout(insist)
    },
  }
}

/** Line by line, so that the app's output can't split one. */
function show(from, to) {
  let begun = ''
  from.setEncoding('utf8').on('data', (text) => {
    const lines = (begun + text).split('\n')
    begun = lines.pop()
    for (const line of lines) to.write(`worker: ${line}\n`)
  })
}
