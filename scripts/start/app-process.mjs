import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot, root } from './config.mjs'
import { PlainError } from './lock.mjs'
import { beginProcess, follow, quote } from './running.mjs'
import { takeBack } from './take-back.mjs'

/** Node sizes its heap by the machine; this limit is as fast and keeps the app under 400 MB. */
export const modestHeap = ['--max-old-space-size=256', '--max-semi-space-size=8']

/** For glibc: returns the blocks of password hashes, and shares one arena among the threads. Saves 40 MB. */
const modestMalloc = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '1048576' }

/** An app that answers with an error has a fault that waiting doesn't fix. */
const unwellMs = 20_000

// Windows' default leaves most connections to one process.
cluster.schedulingPolicy = cluster.SCHED_RR

/** Processes of a cluster share the port: the starter listens and hands each connection to the next of them. */
function joinCluster(env) {
  cluster.setupPrimary({
    exec: inRoot('scripts', 'front', 'serve.mjs'),
    execArgv: modestHeap,
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  })
  // The cluster adds the starter's own environment.
  const one = cluster.fork({ ...modestMalloc, ...env, MIGRATION_DATABASE_URL: undefined })
  takeBack(one)
  let isListening = false
  one.once('listening', () => {
    isListening = true
  })
  const app = follow(one.process, env, (signal) => one.process.kill(signal))
  return { ...app, isListening: () => isListening }
}

function beginDevelopment(env) {
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  const app = beginProcess([next, 'dev', '-p', env.PORT, '-H', env.HOST], env, 'inherit')
  return { ...app, isListening: () => true }
}

export function beginApp(env, { dev = false } = {}) {
  const app = dev ? beginDevelopment(env) : joinCluster(env)
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
  for (; !death && Date.now() < end; await sleep(50)) {
    // Otherwise another process of the cluster would answer.
    if (!app.isListening()) continue
    const request = { signal: AbortSignal.timeout(30_000), headers: { connection: 'close' } }
    const response = await fetch(`${ownUrl}/api/health`, request).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
    if (response?.ok) return
    if (response && !unwell) end = Math.min(end, Date.now() + unwellMs)
    unwell = response?.status ?? unwell
  }
  const why = death ? `${death.why} before it was ready` : `is not ready: /api/health answers ${unwell || 'nothing'}`
  throw new PlainError(`The app ${why}.${quote(app.said())}`)
}
