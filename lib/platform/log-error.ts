import { log } from './log.mjs'
import { errorFacts, withoutAddresses } from './log-text.mjs'

/** The only way to log an error: without its properties, and without what its message repeats. */
export function logError(what: string, error: unknown): void {
  log().error({ error: errorFacts(error) }, withoutAddresses(what))
}
