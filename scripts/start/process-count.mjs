/* How many app processes a machine runs. Node built-ins only. */
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** An app process with a full heap needs up to 400 MB (app-process.mjs). */
const bytesPerProcess = 500 * 1024 * 1024

/** Postgres allows 100 connections unless set otherwise. The worker uses up to 15 of them. */
const connectionsOfApp = 60

/** The memory of the machine or of its cgroup, whichever is smaller. */
const memoryHere = () => Math.min(os.totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY)

function readNumbers(...file) {
  try {
    return readFileSync(path.join(...file), 'utf8')
      .split(/\s+/)
      .map(Number)
  } catch {
    return []
  }
}

const withParents = (folder) => (folder === '/' ? [folder] : [folder, ...withParents(path.dirname(folder))])

/** The CPU time that a container or a systemd unit may use, in cores: Node counts the machine's. Reads cgroups v2 and v1. */
export function findCoreLimit(system = '/') {
  let lines = []
  try {
    lines = readFileSync(path.join(system, 'proc/self/cgroup'), 'utf8').split('\n')
  } catch {}
  const own = lines
    .filter((line) => /^0::|^\d+:(.*,)?cpu(,.*)?:/.test(line))
    .map((line) => line.replace(/^\d+:.*?:/, ''))
  const limits = [...new Set(['/', ...own.flatMap(withParents)])].flatMap((folder) => {
    const mount = path.join(system, 'sys/fs/cgroup')
    const [newer = Number.NaN, newerPeriod = 1] = readNumbers(mount, folder, 'cpu.max')
    const [older = Number.NaN] = readNumbers(mount, 'cpu', folder, 'cpu.cfs_quota_us')
    const [olderPeriod = 1] = readNumbers(mount, 'cpu', folder, 'cpu.cfs_period_us')
    return [newer / newerPeriod, older / olderPeriod]
  })
  return Math.min(...limits.filter((limit) => limit > 0))
}

const coresHere = () => Math.min(os.availableParallelism(), Math.round(findCoreLimit()))

export function countProcesses({ cores = coresHere(), memory = memoryHere() } = {}) {
  return Math.max(1, Math.min(16, cores, Math.floor(memory / bytesPerProcess)))
}

/** Connections to Postgres of each app process. */
export const connectionsOfEach = (processes) => Math.max(5, Math.min(12, Math.floor(connectionsOfApp / processes)))
