import { systemWorld, type World } from '@/lib/platform/world'
import { passphraseWords } from './word-lists'

/** 64.5 bits: the list has 7,696 words. */
const words = 5

export function makePassphrase(world: World = systemWorld): string {
  return Array.from({ length: words }, () => pick(passphraseWords, world)).join(' ')
}

/** Rejects numbers past the end, since a remainder would favor the first words. */
function pick(list: readonly string[], world: World): string {
  for (;;) {
    const [high = 0, low = 0] = world.random(2)
    const found = list[(high * 256 + low) % 8192]
    if (found !== undefined) return found
  }
}
