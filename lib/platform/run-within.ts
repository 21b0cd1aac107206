import { setTimeout as pass } from 'node:timers/promises'

interface Run {
  work: Promise<void>
  limit: Promise<never>
}

const running = new Map<string, Run>()

/**
 * Rejects after `mostMs`. A dead network mount never answers, and each call to it holds one of Node's four file threads, so a
 * name has one run at a time, which later callers join.
 */
export async function runWithin(mostMs: number, name: string, work: () => Promise<void>): Promise<void> {
  const run = running.get(name) ?? begin(mostMs, name, work)
  await Promise.race([run.work, run.limit])
}

function begin(mostMs: number, name: string, work: () => Promise<void>): Run {
  const ended = new AbortController()
  const limit = pass(mostMs, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`It has not ended within ${mostMs / 1000} seconds.`)
  })
  const run = {
    work: work().finally(() => {
      running.delete(name)
      ended.abort()
    }),
    limit,
  }
  running.set(name, run)
  return run
}
