import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'

const windows = process.platform === 'win32'

/** An expected failure: one plain line, shown without a stack. */
export class PlainError extends Error {}

const isFolder = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false

/** One part at a time: Node's recursive mkdir never returns under /proc. */
export function makeFolder(folder, mode) {
  if (isFolder(folder)) return
  makeFolder(path.dirname(folder), mode)
  try {
    fs.mkdirSync(folder, mode)
  } catch (error) {
    // Race: another process may have created it.
    if (error.code !== 'EEXIST' || !isFolder(folder)) throw error
  }
}

/** A process's start time, so that a reused pid isn't mistaken for it; '' when it isn't running. */
export function startedAt(pid) {
  try {
    if (process.platform === 'linux') {
      const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
      return fields[0] === 'Z' ? '' : fields[19]
    }
    process.kill(pid, 0)
    return windows ? 'unknown' : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Takes over a dead process's lock; `left` is its note. Returns only `holder` when a living process has it. */
export function takeLock(file) {
  const mine = { pid: process.pid, started: startedAt(process.pid) }
  const own = `${file}.${process.pid}`
  let left = null
  const write = (extra) => fs.writeFileSync(own, JSON.stringify({ ...mine, ...extra }), { mode: 0o600 })
  makeFolder(path.dirname(file))
  for (;;) {
    write({})
    try {
      fs.linkSync(own, file)
      fs.rmSync(own)
      break
    } catch (error) {
      fs.rmSync(own, { force: true })
      if (error.code !== 'EEXIST') throw error
    }
    const there = readJson(file)
    if (there && startedAt(there.pid) === there.started) return { holder: there.pid }
    left = there
    discard(file, there)
  }
  return {
    left,
    note(extra) {
      write(extra)
      fs.renameSync(own, file)
    },
    release: () => fs.rmSync(file, { force: true }),
  }
}

/** Removes a dead process's lock, unless another process replaced it since it was read. */
function discard(file, dead) {
  const aside = `${file}.${process.pid}.dead`
  try {
    fs.renameSync(file, aside)
    if (JSON.stringify(readJson(aside)) !== JSON.stringify(dead)) fs.linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  fs.rmSync(aside, { force: true })
}

export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
