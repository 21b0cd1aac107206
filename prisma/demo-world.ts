import { createHash } from 'node:crypto'
import type { World } from '@/lib/platform/world'

const start = Date.UTC(2026, 9, 5, 13)

/** Deterministic: randomness and ids depend only on the number of calls, and each reading advances the clock. */
export function demoWorld(salt: string, seconds = 97): World & { moves: true } {
  let asked = 0
  const bytes = (label: string, count: number) => {
    asked += 1
    return createHash('sha512').update(`northlight demo ${salt} ${label} ${asked}`).digest().subarray(0, count)
  }
  return {
    moves: true,
    now: () => {
      asked += 1
      return new Date(start + asked * seconds * 1000)
    },
    random: (count) => bytes('random', count),
    id: () => {
      const hex = bytes('id', 16).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
  }
}

/** 0 up to 1, a hash of the text. */
export function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
}
