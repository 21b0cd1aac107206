import { setTimeout as sleep } from 'node:timers/promises'

interface Run {
  work: Promise<unknown>
  limit: Promise<never>
}

const running = new Map<string, Run>()

/**
 * Rejects after `limitMs`. A dead network mount never answers, and each call to it holds one of Node's four file threads, so a
 * name has one run at a time, which later callers join.
 */
export async function runWithin<T>(limitMs: number, name: string, work: () => Promise<T>): Promise<T> {
  const run = running.get(name) ?? begin(limitMs, name, work)
  return (await Promise.race([run.work, run.limit])) as T
}

function begin(limitMs: number, name: string, work: () => Promise<unknown>): Run {
  const ended = new AbortController()
  const run = {
    work: work().finally(() => {
      running.delete(name)
      ended.abort()
    }),
    limit: sleep(limitMs, undefined, { signal: ended.signal }).then(() => {
      throw new Error(`It has not ended within ${limitMs / 1000} seconds.`)
    }),
  }
  running.set(name, run)
  return run
}
