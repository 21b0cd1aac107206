import { hashNode, type Subtree } from './merkle'

/** Each stored level is over 2^8 times as many entries as the one below it. */
const heightOfLevel = 8
export const perTile = 2 ** heightOfLevel

/** Reads 256 hashes of a level from `tile * 256` on, or fewer at the end. Level 0 has the leaves. */
export type ReadTile = (level: number, tile: number) => Promise<readonly string[]>

/** One tree (RFC 6962) over the whole log: a proof reads a few tiles, however long the log is. */
export class LogTree {
  private readonly tiles = new Map<string, Promise<readonly string[]>>()

  constructor(private readonly readTile: ReadTile) {}

  /** The complete subtrees of the first `size` leaves, the largest first. */
  async peaks(size: number): Promise<Subtree[]> {
    const peaks: Subtree[] = []
    for (let from = 0; from < size; ) {
      const leaves = largestPower(size - from)
      peaks.push({ leaves, hash: await this.root(from, from + leaves) })
      from += leaves
    }
    return peaks
  }

  /** RFC 6962, 2.1.1: the path of a leaf in the tree of the first `size`, leaf upward. */
  inclusion(index: number, size: number): Promise<string[]> {
    return this.pathIn(index, 0, size)
  }

  /** RFC 6962, 2.1.2: from the tree of the first `earlier` leaves to that of the first `size`. */
  consistency(earlier: number, size: number): Promise<string[]> {
    return this.proofIn(earlier, { from: 0, to: size, isWhole: true })
  }

  private async pathIn(index: number, from: number, to: number): Promise<string[]> {
    if (to - from === 1) return []
    const middle = from + largestPowerBelow(to - from)
    return index < middle
      ? [...(await this.pathIn(index, from, middle)), await this.root(middle, to)]
      : [...(await this.pathIn(index, middle, to)), await this.root(from, middle)]
  }

  /** `isWhole`: whoever asks has the root of this part already. */
  private async proofIn(earlier: number, part: { from: number; to: number; isWhole: boolean }): Promise<string[]> {
    const { from, to, isWhole } = part
    if (earlier === to) return isWhole ? [] : [await this.root(from, to)]
    const middle = from + largestPowerBelow(to - from)
    return earlier <= middle
      ? [...(await this.proofIn(earlier, { from, to: middle, isWhole })), await this.root(middle, to)]
      : [...(await this.proofIn(earlier, { from: middle, to, isWhole: false })), await this.root(from, middle)]
  }

  private async root(from: number, to: number): Promise<string> {
    const leaves = to - from
    if (largestPower(leaves) === leaves) return this.complete(Math.log2(leaves), from / leaves)
    const middle = from + largestPowerBelow(leaves)
    const [left, right] = [await this.root(from, middle), await this.root(middle, to)]
    return hashNode(1, left, right)
  }

  private async complete(height: number, index: number): Promise<string> {
    const level = Math.floor(height / heightOfLevel)
    const width = 2 ** (height % heightOfLevel)
    const first = index * width
    const tile = await this.tile(level, Math.floor(first / perTile))
    let row = tile.slice(first % perTile, (first % perTile) + width)
    if (row.length < width) throw new Error(`The tree of the log has no node ${first} at level ${level}`)
    while (row.length > 1) row = pairs(row)
    return row[0] ?? ''
  }

  private tile(level: number, tile: number): Promise<readonly string[]> {
    const key = `${level} ${tile}`
    const known = this.tiles.get(key) ?? this.readTile(level, tile)
    this.tiles.set(key, known)
    return known
  }
}

function pairs(row: readonly string[]): string[] {
  return row.flatMap((left, index) => (index % 2 === 0 ? hashNode(1, left, row[index + 1] ?? '') : []))
}

function largestPower(leaves: number): number {
  return 2 ** Math.floor(Math.log2(leaves))
}

/** The left part of a tree of at least two leaves. */
function largestPowerBelow(leaves: number): number {
  return largestPower(leaves - 1)
}
