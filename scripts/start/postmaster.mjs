/* Starts, finds, and stops one Postgres server. Node built-ins only. */
import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError, startedAt } from './lock.mjs'
import { lastWords, logSettings, openLog } from './postgres-log.mjs'
import { endOf } from './running.mjs'

const windows = process.platform === 'win32'

/** `{ pid, port, ready }` from `postmaster.pid` while its server still runs. */
export function readPostmaster(data) {
  let lines
  try {
    lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!pid || !isPostmasterOf(pid, data)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function isPostmasterOf(pid, data) {
  if (startedAt(pid) === '') return false
  if (process.platform !== 'linux') return true
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  } catch {
    return false
  }
}

/** Fast shutdown, then immediate when that hangs (Postgres recovers at its next start). */
export async function stopPostmaster({ pid }, data, bin) {
  const gone = async (seconds) => {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
      if (!isPostmasterOf(pid, data)) return true
    }
    return false
  }
  const signal = (name, mode) => {
    if (windows) return spawnSync(path.join(bin, 'pg_ctl.exe'), ['stop', '-W', '-D', data, '-m', mode])
    try {
      process.kill(pid, name)
    } catch {}
  }
  signal('SIGINT', 'fast')
  if (await gone(15)) return
  signal('SIGQUIT', 'immediate')
  if (!(await gone(10))) throw new PlainError(`The database (process ${pid}) does not stop.`)
}

/** Starts a server and waits until it takes connections. PlainError: it does not start. */
export async function startPostmaster(folder, data, runner, settings) {
  const log = path.join(folder, 'database.log')
  const out = openLog(log)
  const all = { listen_addresses: '127.0.0.1', ...logSettings, ...settings }
  const args = ['-D', data, '-k', '', ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command, rest] = runner.command('postgres', args)
  // In its own process group, so that Ctrl-C reaches the app first and Postgres after it.
  const child = spawn(command, rest, {
    ...runner.options,
    cwd: folder,
    detached: !windows,
    windowsHide: true,
    stdio: ['ignore', out, out],
  })
  let isOver = false
  const ended = endOf(child).then((why) => {
    isOver = true
    return { why, said: lastWords(log) }
  })
  fs.closeSync(out)
  for (const late = Date.now() + 120_000; !isOver && Date.now() < late; await sleep(15)) {
    const server = readPostmaster(data)
    if (server?.pid === child.pid && server.ready) {
      child.unref()
      return { ...server, ended }
    }
  }
  if (!isOver) child.kill('SIGINT')
  throw new PlainError(`The database in ${data} does not start: ${lastWords(log)}`)
}

/** Requests a fast shutdown when the starter, which would have done so, is gone. */
export function stopAbandoned(folder) {
  const server = readPostmaster(path.join(folder, 'postgres'))
  if (server && !windows) process.kill(server.pid, 'SIGINT')
}
