import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from './config.mjs'
import { PlainError } from './lock.mjs'
import { beginProcess, quote } from './running.mjs'

/** Node sizes its heap by the machine; this limit is as fast and keeps the app under 400 MB. */
export const modestHeap = ['--max-old-space-size=256']

/** An app that answers with an error has a fault that waiting doesn't fix. */
const unwellMs = 20_000

function argumentsOf({ PORT, HOST }, dev) {
  if (!dev) return [...modestHeap, inRoot('scripts', 'start', 'serve.mjs')]
  return [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'dev', '-p', PORT, '-H', HOST]
}

export function beginApp(env, { dev = false } = {}) {
  const app = beginProcess(argumentsOf(env, dev), env, dev ? 'inherit' : 'pipe')
  let isShown = dev
  app.child.stdout?.setEncoding('utf8').on('data', (text) => {
    if (isShown) process.stdout.write(text)
  })
  app.child.stderr.on('data', (text) => {
    if (isShown) process.stderr.write(text)
  })
  const show = () => {
    isShown = true
  }
  return { ...app, show }
}

/** Resolves once the app answers that it is healthy. */
export async function waitForApp(app, { ownUrl }) {
  let death = null
  app.ended.then((ended) => {
    death = ended
  })
  let end = Date.now() + 120_000
  let unwell = 0
  while (!death && Date.now() < end) {
    const request = { signal: AbortSignal.timeout(30_000), headers: { connection: 'close' } }
    const response = await fetch(`${ownUrl}/api/health`, request).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
    if (response?.ok) return
    if (response && !unwell) end = Math.min(end, Date.now() + unwellMs)
    unwell = response?.status ?? unwell
    await sleep(50)
  }
  const why = death ? `${death.why} before it was ready` : `is not ready: /api/health answers ${unwell || 'nothing'}`
  throw new PlainError(`The app ${why}.${quote(app.said())}`)
}
