import { query, type Statements } from '@/lib/platform/db'
import type { Checkpoint } from './checkpoint'
import { LogTree, perTile } from './log-tree'
import { hashNode, MerkleRoot, type Subtree } from './merkle'

interface End {
  size: number
  head: string
  checkpoint: Checkpoint | null
}

interface Node {
  level: number
  index: number
  hash: string
}

interface Leaf {
  position: number
  hash: string
}

/** As this process knew it last. Unusable after a rollback: the end differs then. */
let cached: { size: number; head: string; tree: MerkleRoot } | null = null

/** Adds links to the tree over the whole log. Call with the lock of sealing. */
export async function growTree(tx: Statements, end: End, links: readonly Leaf[]): Promise<string> {
  const tree = await loadTree(tx, end)
  // An error from here on would leave the tree changed.
  cached = null
  await addAll(tx, tree, links)
  const last = links.at(-1)
  if (last) cached = { size: last.position, head: last.hash, tree }
  return tree.root()
}

export function storedTree(tx: Statements): LogTree {
  return new LogTree((level, tile) => readTile(tx, level, tile))
}

/** An attack: the app's role can change the nodes, but not the signed root, so they are made again from the links. */
async function loadTree(tx: Statements, end: End): Promise<MerkleRoot> {
  if (cached?.size === end.size && cached.head === end.head) return cached.tree
  const signed = end.size === 0 ? new MerkleRoot().root() : end.checkpoint?.tree
  if (signed !== undefined) {
    const peaks = await storedTree(tx)
      .peaks(end.size)
      .catch(() => [])
    const stored = new MerkleRoot(peaks)
    if (stored.root() === signed) return stored
  }
  const again = await rebuild(tx, end.size)
  // Signing it would split the log in two, for good.
  if (signed !== undefined && again.root() !== signed)
    throw new Error(`The log does not match its checkpoint at entry ${end.size}. Run: npm run admin -- verify-log`)
  return again
}

/** At the first checkpoint with a tree, over all entries from before it. */
async function rebuild(tx: Statements, size: number): Promise<MerkleRoot> {
  const tree = new MerkleRoot()
  for (let after = 0; after < size; ) {
    const rows = await query(tx)<{ position: string; hash: string }>`
      select position, hash from audit_link where position > ${after}::bigint and position <= ${size}::bigint
      order by position limit 20000`
    await addAll(
      tx,
      tree,
      rows.map(({ position, hash }) => ({ position: Number(position), hash })),
    )
    after = Number(rows.at(-1)?.position ?? size)
  }
  return tree
}

async function addAll(tx: Statements, tree: MerkleRoot, links: readonly Leaf[]): Promise<void> {
  const nodes: Node[] = []
  for (const { position, hash } of links)
    tree.add(hash, (subtree) => {
      const level = levelOf(subtree)
      if (level) nodes.push({ level, index: position / subtree.leaves - 1, hash: subtree.hash })
    })
  if (nodes.length === 0) return
  await query(tx)`
    insert into audit_node (level, index, hash)
    select level, index, hash from jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb) as n(level int, index bigint, hash text)
    on conflict (level, index) do update set hash = excluded.hash`
}

/** Null for subtrees that are computed from stored ones. */
function levelOf({ leaves }: Subtree): number | null {
  const level = Math.log2(leaves) / Math.log2(perTile)
  return Number.isInteger(level) && level > 0 ? level : null
}

async function readTile(tx: Statements, level: number, tile: number): Promise<string[]> {
  const first = tile * perTile
  if (level === 0) {
    const leaves = await query(tx)<{ hash: string }>`
      select hash from audit_link where position > ${first}::bigint and position <= ${first + perTile}::bigint
      order by position`
    return leaves.map(({ hash }) => hashNode(0, hash))
  }
  const nodes = await query(tx)<{ hash: string }>`
    select hash from audit_node where level = ${level} and index >= ${first}::bigint
      and index < ${first + perTile}::bigint order by index`
  return nodes.map(({ hash }) => hash)
}
