import { createHmac } from 'node:crypto'
import { keyFor } from './token'

const [shortest, longest] = [15, 25]
const key = keyFor('beat interval')

/**
 * Seconds until a page should say again that its reader is there: chance to whoever has no key, and always the same for the view and
 * the learner's last beat, so that what a page was told can be compared with what it did and need not be kept. A script that beats
 * evenly, or at its own pace, does not do as it was told.
 */
export function nextSeconds(viewId: string, ordinal: number): number {
  const share = createHmac('sha256', key).update(`${viewId} ${ordinal}`).digest().readUInt32BE(0) / 2 ** 32
  return Math.round((shortest + share * (longest - shortest)) * 10) / 10
}
