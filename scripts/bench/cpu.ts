import { readdirSync, readFileSync } from 'node:fs'

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The process or thread has ended.
    return ''
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** CPU time of a process and its threads so far, in milliseconds. Linux only: zero elsewhere. */
function cpuOf(pid: number): number {
  const threads = list(`/proc/${pid}/task`)
  const nanoseconds = threads.map((thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ', 1)[0]))
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}

function childrenOf(parent: number): number[] {
  const children = read(`/proc/${parent}/task/${parent}/children`)
  return children.split(' ').filter(Boolean).map(Number)
}

export interface Cpu {
  app: number
  database: number
}

export interface Processes {
  app: number[]
  postmaster: number
}

/** CPU of all processes of the app, and of all of Postgres. */
export function cpuNow({ app, postmaster }: Processes): Cpu {
  const sumOf = (pids: number[]) => pids.map(cpuOf).reduce((sum, each) => sum + each, 0)
  return { app: sumOf(app), database: sumOf([postmaster, ...childrenOf(postmaster)]) }
}
