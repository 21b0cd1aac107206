import { type Transferable, Worker } from 'node:worker_threads'
import { makeTurns } from './turns'

export interface ThreadLimits {
  seconds: number
  memory: { maxOldGenerationSizeMb: number; maxYoungGenerationSizeMb: number }
  /** Keeps the thread for the next task. Otherwise its memory goes back after each. */
  isReused: boolean
}

/** A stranger's tasks must not make a person wait for minutes. */
const mostWaiting = 100

/**
 * Work that could hold the event loop for seconds: `file` calls `answerTasks` and gets one task at a time, without our
 * environment. Null: it ran out of time or memory, or a hundred others wait.
 */
export function makeThread<Task, Result>(file: string, usual: ThreadLimits) {
  const inTurn = makeTurns(1)
  let idle: Worker | null = null
  let waiting = 0

  function start({ memory }: ThreadLimits): Worker {
    const worker = new Worker(file, { resourceLimits: memory, env: {}, execArgv: [] })
    // Out of memory, before its exit.
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (idle === worker) idle = null
    })
    return worker
  }

  function ask(task: Task, transferred: Transferable[], limits: ThreadLimits): Promise<Result | null> {
    const worker = idle ?? start(limits)
    idle = null
    worker.ref()
    const late = setTimeout(() => worker.terminate(), 1000 * limits.seconds)
    return new Promise((resolve) => {
      const end = (result: Result | null) => {
        clearTimeout(late)
        worker.off('exit', fail)
        resolve(result)
      }
      const fail = () => end(null)
      worker.once('exit', fail)
      worker.once('message', (result: Result) => {
        end(result)
        if (limits.isReused) idle = worker
        else worker.terminate()
        worker.unref()
      })
      worker.postMessage(task, transferred)
    })
  }

  return async (task: Task, transferred: Transferable[] = [], limits = usual): Promise<Result | null> => {
    if (waiting >= mostWaiting) return null
    waiting += 1
    return inTurn(() => ask(task, transferred, limits)).finally(() => {
      waiting -= 1
    })
  }
}
