import { spawn } from 'node:child_process'
import { root } from '../start/config.mjs'
import { stopSteps } from '../start/running.mjs'

const undo = []
let current = null
let interrupted = false

export function undoLater(work) {
  undo.push(work)
}

async function undoEach() {
  while (undo.length > 0) {
    const work = undo.pop()
    await work().catch((error) => console.error(error.message))
  }
}

/** Never resolves after an interruption: the process ends by itself. */
export function undoAll() {
  return interrupted ? new Promise(() => {}) : undoEach()
}

/** Own process group: we pass Ctrl-C on once, since a second one would make it leave its database behind. */
export function runNode(args, { env = {}, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    })
    const ended = new Promise((resolveEnd) => child.once('close', resolveEnd))
    current = { interrupt: () => child.kill('SIGINT') && ended }
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.once('error', reject)
    ended.then((code) => {
      current = null
      if (!interrupted) resolve({ code, output })
    })
  })
}

async function interrupt() {
  interrupted = true
  stopSteps()
  await current?.interrupt()
  await undoEach()
  process.exit(130)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupt)
