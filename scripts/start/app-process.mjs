import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from './config.mjs'
import { PlainError, startedAt } from './lock.mjs'
import { launch, quote, signalGroup } from './running.mjs'

/** Node sizes its heap by the machine; this limit is as fast and keeps the app under 400 MB. */
const modestHeap = ['--max-old-space-size=256']

/** `ready` resolves once the app answers; `stop()` sends SIGTERM, then SIGKILL after 15 seconds. */
export function serve(config, env, { dev = false } = {}) {
  const { MIGRATION_DATABASE_URL: _, ...own } = env
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  const args = dev
    ? [next, 'dev', '-p', own.PORT, '-H', own.HOST]
    : [...modestHeap, inRoot('scripts', 'start', 'serve.mjs')]
  let tail = ''
  let isReady = false
  const child = launch(process.execPath, args, { env: own, stdio: ['ignore', dev ? 'inherit' : 'pipe', 'pipe'] })
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    if (isReady) process.stdout.write(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    tail = (tail + text).slice(-4000)
    if (dev || isReady) process.stderr.write(text)
  })
  let over = false
  const ended = new Promise((resolve) => child.once('close', resolve)).finally(() => {
    over = true
  })
  const answers = async () => {
    const end = Date.now() + 120_000
    let last = 'no answer'
    while (!over && Date.now() < end) {
      const request = { signal: AbortSignal.timeout(30_000), headers: { connection: 'close' } }
      const response = await fetch(`${config.ownUrl}/api/health`, request).catch(() => null)
      await response?.arrayBuffer().catch(() => null)
      if (response?.ok) {
        isReady = true
        return
      }
      if (response) last = `/api/health answers ${response.status}`
      await sleep(50)
    }
    const why = over ? 'ended before it was ready' : `is not ready: ${last}`
    throw new PlainError(`The app ${why}.${quote(tail)}`)
  }
  const stop = async () => {
    if (over) return
    signalGroup(child, 'SIGTERM')
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 15_000)
    await ended
    clearTimeout(insist)
  }
  return { pid: child.pid, started: startedAt(child.pid), ready: answers(), ended, stop }
}
