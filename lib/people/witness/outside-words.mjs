/* The doctor reads this before anything is installed: Node built-ins only. */
import { isOutside } from './is-outside.mjs'

/**
 * Whether anything outside the operator's own machine could contradict the log, in two sentences. For the doctor, the status page,
 * and packets.
 * @param {{ places: readonly string[], authorities: number }} given addresses of LOG_WITNESSES, and how many authorities TSA_URLS has
 */
export function outsideInWords({ places, authorities }) {
  const count = places.filter(isOutside).length
  const some =
    count === 1 ? '1 place outside the site’s own machine gets' : `${count} places outside the site’s own machine get`
  return {
    isWitnessed: count > 0,
    isClocked: authorities > 0,
    witness:
      count > 0
        ? `${some} checkpoints of the log.`
        : 'No place outside the site’s own machine is set to get checkpoints of the log.',
    clock:
      authorities > 0
        ? 'An outside clock stamps checkpoints of the log.'
        : 'No outside clock stamps checkpoints of the log.',
  }
}
