import { createHash } from 'node:crypto'

/** SHA-256 of seed and counter, with rejection to avoid bias. The same on every machine and Node version. */
export function seededRandom(seed: string): (bound: number) => number {
  let counter = 0
  let block = Buffer.alloc(0)
  const next = (): number => {
    if (block.length < 4) {
      block = createHash('sha256').update(`${seed}:${counter}`).digest()
      counter += 1
    }
    const value = block.readUInt32BE(0)
    block = block.subarray(4)
    return value
  }
  return (bound) => {
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const value = next()
      if (value < limit) return value % bound
    }
  }
}

/** Fisher-Yates. */
export function shuffle<T>(values: readonly T[], random: (bound: number) => number): T[] {
  const shuffled = [...values]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random(last + 1)
    const moved = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = moved
  }
  return shuffled
}
