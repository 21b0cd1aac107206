import { genesis } from '@/lib/audit/log/chain'
import { entriesPerCheckpoint, hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { MerkleRoot } from '@/lib/audit/tree/merkle'
import { type CheckpointRow, type LinkRow, readCheckpoints, readLinks } from '@/lib/audit/tree/read-log'
import { SubjectChains, subjectsOf } from '@/lib/audit/tree/subject-chains'
import type { Statements } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { Faults } from './faults'
import type { Reached } from './kept'
import { type EarlierCheckpoint, type TotalPart, verifyCheckpoint } from './verify-checkpoint'
import { verifyEntry, wrongDate } from './verify-entry'

interface Given {
  issuer: TrustedIssuer | null
  /** The lengths to fill in with what the log is there. */
  reached: Map<number, Reached | null>
  faults: Faults
}

export async function followChain(tx: Statements, given: Given): Promise<ChainCheck> {
  const check = new ChainCheck(given)
  const checkpoints = readCheckpoints(tx)
  let next = (await checkpoints.next()).value ?? null
  for await (const row of readLinks(tx)) {
    check.addEntry(row, next)
    for (; next && Number(next.size) <= check.position; next = (await checkpoints.next()).value ?? null)
      await check.addCheckpoint(next)
  }
  check.end(next)
  return check
}

/** Follows the stored links, so that a wrong entry hides none after it. */
class ChainCheck {
  position = 0
  entries = 0
  checkpoints = 0
  unsigned = 0
  withoutSubjects = 0
  withoutTree = 0
  /** Missing personal values. */
  erased = 0
  /** True if entries or links are missing or changed. */
  isDamaged = false

  private head = genesis
  private batch = { from: 1, tree: new MerkleRoot() }
  private before: EarlierCheckpoint = { hash: null, isSealed: false, has: [] }
  /** No later entry was written before this. */
  private after: Date | null = null
  private readonly chains = new SubjectChains()
  private readonly tree = new MerkleRoot()
  /** Named once, and not again at each later checkpoint. */
  private readonly incomparable = new Set<TotalPart>()

  constructor(private readonly given: Given) {}

  get isComparable(): boolean {
    return !this.incomparable.has('tree')
  }

  addEntry(row: LinkRow, next: CheckpointRow | null): void {
    const due = this.position + 1
    const { wrong, lost, erased } = verifyEntry(row, { position: this.position, hash: this.head })
    const date = row.id === null ? null : wrongDate(row, { after: this.after, before: next?.made_at ?? null })
    if (wrong !== null) this.isDamaged = true
    for (const sentence of [wrong, date])
      if (sentence !== null) this.given.faults.add({ position: due, eventId: row.event_id, sentence })
    for (const part of lost) this.incomparable.add(part)
    this.position = Number(row.position)
    this.head = row.hash
    this.entries += 1
    this.erased += erased
    this.batch.tree.add(row.hash)
    this.tree.add(row.hash)
    if (row.id !== null && !lost.includes('subjects'))
      this.chains.add(row.hash, subjectsOf({ subjectId: row.subject_id, details: row.details }))
    this.noteReached()
  }

  private noteReached(): void {
    if (!this.given.reached.has(this.position)) return
    const { tree, subjects } = this.totals()
    if (tree !== null) this.given.reached.set(this.position, { tree, head: this.head, subjects })
  }

  private totals() {
    const has = (part: TotalPart) => !this.incomparable.has(part)
    return { tree: has('tree') ? this.tree.root() : null, subjects: has('subjects') ? this.chains.root() : null }
  }

  async addCheckpoint(row: CheckpointRow): Promise<void> {
    const { faults, issuer } = this.given
    const size = Number(row.size)
    if (size !== this.position)
      return faults.add(fault(size, `The checkpoint at entry ${size}: the chain has no such entry.`))
    const { from, tree } = this.batch
    const own = { from, head: this.head, root: tree.root(), before: this.before }
    const checked = await verifyCheckpoint(row, { ...own, ...this.totals() }, issuer)
    const hash = hashOfDocument(row.document)
    this.checkpoints += 1
    this.batch = { from: size + 1, tree: new MerkleRoot() }
    if (checked.wrong !== null) {
      faults.add(fault(size, checked.wrong))
      if (checked.differs) this.incomparable.add(checked.differs)
      this.before = { ...this.before, hash }
      return
    }
    const { isSealed, has } = checked
    if (!isSealed) this.unsigned += 1
    if (!has.includes('subjects')) this.withoutSubjects += 1
    if (!has.includes('tree')) this.withoutTree += 1
    this.before = { hash, isSealed, has }
    // A full batch leaves over entries that are older than its checkpoint.
    if (size - from + 1 < entriesPerCheckpoint) this.after = row.made_at
  }

  end(next: CheckpointRow | null): void {
    const { position, batch } = this
    if (next) {
      const sentence = `The chain ends at entry ${position}, but a checkpoint covers ${next.size} entries.`
      this.given.faults.add(fault(position + 1, sentence))
      this.isDamaged = true
    } else if (batch.from <= position) {
      const sentence = `No checkpoint covers entry ${batch.from} and the entries after it.`
      this.given.faults.add(fault(batch.from, sentence))
    }
  }
}

const fault = (position: number, sentence: string) => ({ position, eventId: null, sentence })
