import { createHash } from 'node:crypto'
import { hashNode } from './merkle'

/** A Merkle tree (RFC 9162) whose leaves change: a new root costs one path per changed leaf. */
export class SubjectTree {
  private readonly levels: string[][] = [[]]
  private stale = new Set<number>()

  get size(): number {
    return this.levels[0]?.length ?? 0
  }

  set(index: number, leaf: string): void {
    const [leaves] = this.levels
    if (leaves) leaves[index] = hashNode(0, leaf)
    this.stale.add(index)
  }

  has(index: number, leaf: string): boolean {
    return this.levels[0]?.[index] === hashNode(0, leaf)
  }

  root(): string {
    let changed = this.stale
    for (let height = 0; (this.levels[height]?.length ?? 0) > 1; height += 1) changed = this.raise(height, changed)
    this.stale = new Set()
    return this.levels.at(-1)?.[0] ?? createHash('sha256').digest('hex')
  }

  /** From the leaf upward. */
  path(index: number): string[] {
    this.root()
    return this.levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? [])
  }

  /** A last node without a sibling moves up unchanged. */
  private raise(height: number, changed: ReadonlySet<number>): Set<number> {
    const below = this.levels[height] ?? []
    const above = this.levels[height + 1] ?? []
    this.levels[height + 1] = above
    const raised = new Set<number>()
    for (const index of changed) raised.add(Math.floor(index / 2))
    for (const index of raised) {
      const [left = '', right] = [below[index * 2], below[index * 2 + 1]]
      above[index] = right === undefined ? left : hashNode(1, left, right)
    }
    return raised
  }
}
