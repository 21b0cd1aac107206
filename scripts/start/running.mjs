import { spawn } from 'node:child_process'
import { isRelease, root } from './config.mjs'
import { PlainError, startedAt } from './lock.mjs'

const windows = process.platform === 'win32'
const terminal = process.stdout.isTTY
/** In a log file, progress is a new line each time. */
const quietMs = 5000
const column = (name) => `  ${name.padEnd(10)} `

export async function step(name, work) {
  const started = performance.now()
  if (terminal) process.stdout.write(`${column(name)}…`)
  let saidAt = Number.NEGATIVE_INFINITY
  const say = (text) => {
    if (terminal) return process.stdout.write(`\r\x1b[K${column(name)}${text} …`)
    if (performance.now() - saidAt < quietMs) return
    saidAt = performance.now()
    console.log(`${column(name)}${text} …`)
  }
  try {
    const said = await work(say)
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
    console.log(`${terminal ? '\r\x1b[K' : ''}${column(name)}${said.padEnd(48)} ${seconds.padStart(8)}`)
  } catch (error) {
    if (terminal) process.stdout.write('\r\x1b[K')
    throw error
  }
}

/** Starts a line that tells how far a step has come. */
const progressMark = 'progress: '
const children = new Set()
const signalGroup = (child, signal) => {
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {}
}

/** In its own process group, so that only we receive Ctrl-C and stop it in order. */
export function launch(command, args, { env = process.env, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio,
    detached: !windows,
    windowsHide: true,
    shell: windows && command === 'npm',
  })
  children.add(child)
  child.once('close', () => children.delete(child)).once('error', () => children.delete(child))
  return child
}

export function stopSteps() {
  for (const child of children) signalGroup(child, 'SIGTERM')
}

export function quote(output, lines = 20) {
  const said = output.split('\n').filter((line) => line.trim() && !/^\s+at |^Node\.js v|^\s*\^+\s*$/.test(line))
  if (said.length < 2) return said.length === 1 ? ` ${said[0].trim()}` : ''
  return ` It said:\n${said.slice(-lines).join('\n')}`
}

/** Returns its output. On a non-zero exit throws `failure` with the end of the output. `say` hears of progress. */
export function run(command, args, { failure, lines, say, ...options }) {
  return new Promise((resolve, reject) => {
    const child = launch(command, args, options)
    let output = ''
    const collect = (text) => {
      output = (output + text).slice(-100_000)
      const progress = text.split('\n').findLast((line) => line.startsWith(progressMark))
      if (progress) say?.(progress.slice(progressMark.length))
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    child.once('error', (error) => reject(new PlainError(`${failure}: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) return resolve(output)
      reject(new PlainError(`${failure}.${quote(output, lines)}`))
    })
  })
}

/** Resolves with how it ended, in words. Ends its children too, which could hold its output open. */
export const endOf = (child) =>
  new Promise((resolve) => {
    child.once('exit', () => signalGroup(child, 'SIGKILL'))
    child.once('close', (code, signal) => resolve(signal ? `was killed by ${signal}` : `ended with code ${code}`))
    child.once('error', (error) => resolve(`did not start: ${error.message}`))
  })

/** A long-lived process for `supervise`. Its channel closes when this process dies, which tells it to end. */
export function beginProcess(args, env, stdout = 'pipe') {
  const { MIGRATION_DATABASE_URL: _, ...own } = env
  const child = launch(process.execPath, args, { env: own, stdio: ['ignore', stdout, 'pipe', 'ipc'] })
  // Its supervisor stops it, in order; `stopSteps` would look like a death.
  children.delete(child)
  return follow(child, env, (signal) => signalGroup(child, signal))
}

export function follow(child, env, kill) {
  let said = ''
  let isOver = false
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4000)
  })
  const ended = endOf(child).then((why) => {
    isOver = true
    return { why, said }
  })
  /** SIGTERM, then SIGKILL five seconds after the time to drain. */
  const stop = async () => {
    if (isOver) return
    kill('SIGTERM')
    const insist = setTimeout(kill, 1000 * (Number(env.SHUTDOWN_SECONDS ?? 15) + 5), 'SIGKILL')
    await ended
    clearTimeout(insist)
  }
  return { child, pid: child.pid, started: startedAt(child.pid), ended, kill, stop, said: () => said }
}

/** The arguments of Node for a program, which a release has compiled. */
export const script = (file, ...args) =>
  isRelease
    ? ['--conditions=react-server', file.replace(/\.ts$/, '.js'), ...args]
    : ['--conditions=react-server', '--import', 'tsx', file, ...args]
export const lastLine = (output, otherwise) => output.trim().split('\n').at(-1).trim() || otherwise
