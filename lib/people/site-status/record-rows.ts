import type { SiteFigures } from '@/lib/people/alarm/rules'
import { outsideInWords } from '@/lib/people/witness/outside-words.mjs'
import type { PlaceView } from '@/lib/people/witness/queries'
import { momentInWords } from '@/lib/platform/words'
import { type AsOf, counted, daysBetween, type StatusRow } from './row'

export type PlaceFacts = Pick<PlaceView, 'address' | 'sentAt' | 'failure' | 'state'>

export function logRow({ logCheckedAt, isLogGood }: SiteFigures, { now, timeZone }: AsOf): StatusRow {
  const name = 'Check of the log'
  const section = 'docs/operating.md#7-watch'
  if (!logCheckedAt) {
    const fact = 'verify-log has never run with --alarm.'
    return { name, state: 'look', fact, next: { text: 'Run it each day', section } }
  }
  const at = momentInWords(logCheckedAt, timeZone)
  if (!isLogGood) {
    const next = { text: 'Change nothing, and follow the steps', section: 'docs/operating.md#the-log-does-not-verify' }
    return { name, state: 'broken', fact: `verify-log found an error ${at}.`, next }
  }
  const fact = `verify-log found no error ${at}.`
  if (daysBetween(logCheckedAt, now) < 2) return { name, state: 'good', fact }
  return { name, state: 'look', fact, next: { text: 'Find out why its timer did not run', section } }
}

/** `authorities`: how many outside clocks are set. */
export function checkpointRow(
  { places, authorities }: { places: readonly PlaceFacts[]; authorities: number },
  { timeZone }: AsOf,
): StatusRow {
  const name = 'Checkpoints'
  const outside = outsideInWords({ places: places.map(({ address }) => address), authorities })
  const wrong = places.filter(({ state }) => state === 'beyond' || state === 'lacks')
  const failing = places.filter(({ failure }) => failure !== null)
  const newest = Math.max(...places.map(({ sentAt }) => sentAt?.getTime() ?? 0))
  const sent = newest > 0 ? `The last one was sent ${momentInWords(new Date(newest), timeZone)}.` : 'None was sent yet.'
  const where = `${outside.witness} ${outside.clock} ${sent}`
  if (wrong.length > 0) {
    const fact = `${where} ${counted(wrong.length, 'place')} ${wrong.length === 1 ? 'disagrees' : 'disagree'} with the log.`
    const section = 'docs/operating.md#the-log-does-not-extend-a-checkpoint'
    return { name, state: 'broken', fact, next: { text: 'See which in the log, and follow the steps', section } }
  }
  if (failing.length > 0) {
    const fact = `${where} ${counted(failing.length, 'place')} can’t be reached.`
    return { name, state: 'look', fact, next: { text: 'See the error in the log', page: '/admin/log' } }
  }
  if (outside.isWitnessed) return { name, state: 'good', fact: where }
  const next = { text: 'Name a place that nobody here can change', section: 'docs/records.md#witnesses' }
  return { name, state: 'look', fact: where, next }
}
