/* How many app processes a machine runs. Node built-ins only. */
import os from 'node:os'

/** An app process with a full heap needs up to 400 MB (app-process.mjs). */
const bytesPerProcess = 500 * 1024 * 1024

/** Postgres allows 100 connections unless set otherwise. The worker uses up to 15 of them. */
const connectionsOfApp = 60

/** The memory of the machine or of its cgroup, whichever is smaller. */
const memoryHere = () => Math.min(os.totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY)

export function countProcesses({ cores = os.availableParallelism(), memory = memoryHere() } = {}) {
  return Math.max(1, Math.min(16, cores, Math.floor(memory / bytesPerProcess)))
}

/** Connections to Postgres of each app process. */
export const connectionsOfEach = (processes) => Math.max(5, Math.min(12, Math.floor(connectionsOfApp / processes)))
