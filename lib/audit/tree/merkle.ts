import { createHash } from 'node:crypto'

/* RFC 6962 and RFC 9162 (Certificate Transparency): a leaf hashes 00 and its bytes, a node 01 and its children. */

export function hashNode(mark: 0 | 1, ...parts: string[]): string {
  const sum = createHash('sha256').update(Uint8Array.of(mark))
  for (const part of parts) sum.update(part, 'hex')
  return sum.digest('hex')
}

/** A complete subtree. */
export interface Subtree {
  leaves: number
  hash: string
}

/** Needs O(log n) memory. */
export class MerkleRoot {
  /** The largest first. */
  constructor(private readonly peaks: Subtree[] = []) {}

  /** `completed` hears of each subtree that the leaf completes. */
  add(leaf: string, completed?: (subtree: Subtree) => void): void {
    let peak = { leaves: 1, hash: hashNode(0, leaf) }
    while (this.peaks.at(-1)?.leaves === peak.leaves) {
      const left = this.peaks.pop()
      if (left) peak = { leaves: left.leaves * 2, hash: hashNode(1, left.hash, peak.hash) }
      completed?.(peak)
    }
    this.peaks.push(peak)
  }

  root(): string {
    const last = this.peaks.at(-1)?.hash
    if (last === undefined) return createHash('sha256').digest('hex')
    return this.peaks.slice(0, -1).reduceRight((right, left) => hashNode(1, left.hash, right), last)
  }
}

export function merkleRoot(leaves: readonly string[]): string {
  const tree = new MerkleRoot()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/** Builds the tree once; the returned function gives the Merkle path of the leaf at an index, leaf upward. */
export function inclusionPaths(leaves: readonly string[]): (index: number) => string[] {
  const levels: string[][] = []
  for (let level = leaves.map((leaf) => hashNode(0, leaf)); level.length > 1; level = above(level)) levels.push(level)
  return (index) => levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? [])
}

/** A last node without a sibling moves up unchanged. */
function above(level: readonly string[]): string[] {
  return level.flatMap((left, index) => {
    if (index % 2 === 1) return []
    const right = level[index + 1]
    return right === undefined ? left : hashNode(1, left, right)
  })
}

/** RFC 9162, 2.1.3.2. Null if the path's length doesn't fit a tree of this size. */
export function rootOfPath(
  leaf: string,
  place: { index: number; leaves: number },
  path: readonly string[],
): string | null {
  let at = place.index
  let last = place.leaves - 1
  if (!(at >= 0 && at <= last)) return null
  let root = hashNode(0, leaf)
  for (const beside of path) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      root = hashNode(1, beside, root)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else {
      root = hashNode(1, root, beside)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

/** RFC 9162, 2.1.4.2: the roots that a proof leads to, given the earlier one. Null if its length doesn't fit. */
export function rootsOfConsistency(
  { earlier, size, before }: { earlier: number; size: number; before: string },
  proof: readonly string[],
): { before: string; after: string } | null {
  if (!(earlier > 0 && earlier <= size)) return null
  if (earlier === size) return proof.length === 0 ? { before, after: before } : null
  let [at, last] = [earlier - 1, size - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  const [first, ...rest] = at === 0 ? [before, ...proof] : proof
  if (first === undefined) return null
  let [old, now] = [first, first]
  for (const beside of rest) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      old = hashNode(1, beside, old)
      now = hashNode(1, beside, now)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else now = hashNode(1, now, beside)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? { before: old, after: now } : null
}
