import { storedTree } from '@/lib/audit/tree/grow-tree'
import { MerkleRoot } from '@/lib/audit/tree/merkle'
import { db, query } from '@/lib/platform/db'
import { judgeKept, type Kept, type KeptOutcome } from './kept'

/** Compares one kept checkpoint with the log by length, tree, and head. `verifyLog` recomputes the log instead of trusting its links. */
export async function compareKept(kept: Kept): Promise<KeptOutcome> {
  const { size, tree } = kept
  const [link] = await query<{ hash: string }>`select hash from audit_link where position = ${size}::bigint`
  if (!link) return judgeKept(kept, null, true)
  const stored = await findRoot(size)
  // The stored nodes are a cache, which a person with the database can change.
  const root = tree === null || tree === stored ? stored : await recomputeRoot(size)
  return judgeKept(kept, { tree: root ?? '', head: link.hash, subjects: null }, true)
}

async function findRoot(size: number): Promise<string | null> {
  return storedTree(db)
    .peaks(size)
    .then(
      (peaks) => new MerkleRoot(peaks).root(),
      () => null,
    )
}

async function recomputeRoot(size: number): Promise<string> {
  const tree = new MerkleRoot()
  for (let after = 0; after < size; ) {
    const rows = await query<{ position: number; hash: string }>`
      select position::float8 as position, hash from audit_link
      where position > ${after}::bigint and position <= ${size}::bigint order by position limit 20000`
    for (const { hash } of rows) tree.add(hash)
    after = rows.at(-1)?.position ?? size
  }
  return tree.root()
}
