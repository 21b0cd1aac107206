import { currentRequestId, log, tellStarter } from './log.mjs'
import { errorFacts, withoutAddresses } from './log-text.mjs'

/** The only way to log an error: without its properties, and without what its message repeats. */
export function logError(about: string, thrown: unknown): void {
  const what = withoutAddresses(about)
  const error = errorFacts(thrown)
  log().error({ error }, what)
  tellStarter({ type: 'error', what, error, requestId: currentRequestId(), at: new Date().toISOString() })
}
