/* The side of the thread for thread.ts. Node built-ins only. */
import { parentPort } from 'node:worker_threads'

/** @template Task @param {(task: Task) => Promise<unknown>} work */
export function answerTasks(work) {
  parentPort?.on('message', async (task) => parentPort?.postMessage(await work(task)))
}
