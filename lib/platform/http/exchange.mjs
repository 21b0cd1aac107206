import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'

/**
 * What the front and the app share about one request. `body` is whole, `answer` is sent whole, and `readMetrics` returns the
 * figures of all app processes.
 * @typedef {{ body: Uint8Array<ArrayBuffer> | null, answer: Uint8Array | null, requestId: string,
 *   readMetrics: (() => Promise<string>) | null }} Exchange
 */

/** Next bundles this module once per route. The copies meet at this channel, which Node keeps by name. */
const lookup = channel('northlight:exchange')

/** In the front, once per process: `run` starts the exchange that `currentExchange` then finds. */
export function beginExchanges() {
  /** @type {AsyncLocalStorage<Exchange>} */
  const exchanges = new AsyncLocalStorage()
  /** @param {any} question */
  const answer = (question) => {
    question.exchange = exchanges.getStore()
  }
  lookup.subscribe(answer)
  return {
    /** @param {Exchange} exchange @param {() => unknown} work */
    run: (exchange, work) => exchanges.run(exchange, work),
    end: () => lookup.unsubscribe(answer),
  }
}

/** Null without the front, as in development, in the worker, and in a command. */
export function currentExchange() {
  /** @type {{ exchange?: Exchange }} */
  const question = {}
  lookup.publish(question)
  return question.exchange ?? null
}
