import { createHmac } from 'node:crypto'
import { keyFor } from './token'

const shortest = 15
const longest = 25
const key = keyFor('beat interval')

/** Unpredictable to clients, but the server can recompute it, so it need not be stored. */
export function nextSeconds(viewId: string, ordinal: number): number {
  const share = createHmac('sha256', key).update(`${viewId} ${ordinal}`).digest().readUInt32BE(0) / 2 ** 32
  return Math.round((shortest + share * (longest - shortest)) * 10) / 10
}
