import { createHash } from 'node:crypto'

/*
 * The tree of RFC 6962 and RFC 9162 (certificate transparency): a leaf is the SHA-256 of 00 and its bytes, a node that of 01
 * and its two children. Bytes and hashes are in hexadecimal digits.
 */

function hash(mark: 0 | 1, ...parts: string[]): string {
  const sum = createHash('sha256').update(Uint8Array.of(mark))
  for (const part of parts) sum.update(part, 'hex')
  return sum.digest('hex')
}

/** The root over leaves that come one by one, in the memory of the logarithm of their number. */
export class MerkleRoot {
  /** Roots of whole subtrees, largest first. */
  private readonly peaks: { leaves: number; hash: string }[] = []

  add(leaf: string): void {
    let peak = { leaves: 1, hash: hash(0, leaf) }
    while (this.peaks.at(-1)?.leaves === peak.leaves) {
      const left = this.peaks.pop()
      if (left) peak = { leaves: left.leaves * 2, hash: hash(1, left.hash, peak.hash) }
    }
    this.peaks.push(peak)
  }

  root(): string {
    const last = this.peaks.at(-1)?.hash
    if (last === undefined) return createHash('sha256').digest('hex')
    return this.peaks.slice(0, -1).reduceRight((right, left) => hash(1, left.hash, right), last)
  }
}

export function merkleRoot(leaves: readonly string[]): string {
  const tree = new MerkleRoot()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/**
 * What has to be known beside each leaf to come to the root, from the leaf upward, by the leaf’s index: the tree is made once
 * for all that are asked about.
 */
export function inclusionPaths(leaves: readonly string[]): (index: number) => string[] {
  const levels: string[][] = []
  for (let level = leaves.map((leaf) => hash(0, leaf)); level.length > 1; level = above(level)) levels.push(level)
  return (index) => levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? [])
}

/** Nodes over pairs; the last one goes up as it is where it has no sibling. */
function above(level: readonly string[]): string[] {
  return level.flatMap((left, index) => {
    if (index % 2 === 1) return []
    const right = level[index + 1]
    return right === undefined ? left : hash(1, left, right)
  })
}

/** The root that a leaf and its path come to in a tree of so many leaves; null when the path is not of that length. */
export function rootOfPath(
  leaf: string,
  place: { index: number; leaves: number },
  path: readonly string[],
): string | null {
  let [at, last] = [place.index, place.leaves - 1]
  if (!(at >= 0 && at <= last)) return null
  let root = hash(0, leaf)
  for (const beside of path) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      root = hash(1, beside, root)
      // Where the right edge has no sibling, the tree goes up without one.
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else {
      root = hash(1, root, beside)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}
