import { query, type Statements } from '@/lib/platform/db'
import type { Checkpoint } from './checkpoint'
import { readSubjects } from './read-log'
import { type ChainedSubject, SubjectChains, type SubjectHead, type SubjectRoot, subjectLeaf } from './subject-chains'
import { SubjectTree } from './subject-tree'

/** The end of the chain of all entries, and its checkpoint. */
interface End {
  size: number
  head: string
  checkpoint: Checkpoint | null
}

type HeadRow = SubjectHead & { id: string }

/** A tree that matches the signed root or the log, and everyone with a leaf in it. */
interface Known {
  tree: SubjectTree
  ids: Set<string>
}

/** As this process knew it last; 24 MB for 100,000 people. Unusable after a rollback: the end differs then. */
let cached: (Known & { size: number; head: string }) | null = null

/** A Postgres advisory lock: one process at a time makes links. */
const lock = 4_207_002

export async function lockSealing(tx: Statements): Promise<void> {
  await query(tx)`select from pg_advisory_xact_lock(${lock}::int)`
}

/** Continues each person's chain with new links. Call with the lock of sealing. */
export async function chainSubjects(
  tx: Statements,
  end: End,
  links: readonly { position: number; hash: string; subjects: readonly ChainedSubject[] }[],
): Promise<SubjectRoot> {
  const ids = [...new Set(links.flatMap(({ subjects }) => subjects.map(({ id }) => id)))]
  const { tree, ids: known, heads } = await readHeads(tx, end, ids)
  // An error from here on would leave the tree changed.
  cached = null
  const chains = new SubjectChains(tree, heads)
  for (const { hash, subjects } of links) chains.add(hash, subjects)
  const root = chains.root()
  await writeHeads(tx, chains.heads)
  const last = links.at(-1)
  for (const id of ids) known.add(id)
  if (last) cached = { size: last.position, head: last.hash, tree, ids: known }
  return root
}

/** An attack: the app's role can change these rows, but not the signed root, so they are made again from the log. */
export async function readHeads(
  tx: Statements,
  end: End,
  ids: readonly string[],
): Promise<Known & { heads: Map<string, SubjectHead> }> {
  const known = await loadKnown(tx, end)
  const find = async (size: number) => new Map((await listHeads(tx, ids, size)).map(({ id, ...head }) => [id, head]))
  const heads = await find(known.tree.size)
  const isAsSealed =
    ids.every((id) => heads.has(id) || !known.ids.has(id)) &&
    [...heads].every(([id, head]) => known.tree.has(head.ordinal, subjectLeaf(id, head)))
  if (isAsSealed) return { ...known, heads }
  const again = await rebuild(tx, end)
  return { ...again, heads: await find(again.tree.size) }
}

async function loadKnown(tx: Statements, end: End): Promise<Known> {
  if (cached?.size === end.size && cached.head === end.head) return cached
  const known = await readKnown(tx, end)
  cached = { size: end.size, head: end.head, ...known }
  return known
}

async function readKnown(tx: Statements, end: End): Promise<Known> {
  const tree = new SubjectTree()
  const rows = await query(tx)<HeadRow>`
    select account_id::text as id, ordinal, entries, head from subject_chain order by ordinal`
  for (const { id, ...head } of rows) tree.set(head.ordinal, subjectLeaf(id, head))
  const sealed = end.checkpoint?.subjects ?? (end.size === 0 ? { count: 0, root: tree.root() } : null)
  // The number of rows: an ordinal below 0 is in no tree.
  const isAsSealed = sealed?.count === rows.length && sealed.count === tree.size && sealed.root === tree.root()
  return isAsSealed ? { tree, ids: new Set(rows.map(({ id }) => id)) } : rebuild(tx, end)
}

/** From the log: at the first checkpoint with a root, which covers all entries from before it. */
async function rebuild(tx: Statements, { size }: End): Promise<Known> {
  const chains = new SubjectChains()
  for await (const { hash, subjects } of readSubjects(tx, size)) chains.add(hash, subjects)
  chains.root()
  await query(tx)`delete from subject_chain`
  await writeHeads(tx, chains.heads)
  return { tree: chains.tree, ids: new Set(chains.heads.keys()) }
}

/** And any beyond the tree: one there would take the place of the next person. */
function listHeads(tx: Statements, ids: readonly string[], size: number): Promise<HeadRow[]> {
  return query(tx)<HeadRow>`
    select account_id::text as id, ordinal, entries, head from subject_chain
    where account_id = any(${[...ids]}::uuid[]) or ordinal >= ${size}`
}

const rowsPerWrite = 5000

async function writeHeads(tx: Statements, heads: ReadonlyMap<string, SubjectHead>): Promise<void> {
  const rows = Array.from(heads, ([id, head]) => ({ id, ...head }))
  for (let from = 0; from < rows.length; from += rowsPerWrite) {
    await query(tx)`
      insert into subject_chain (account_id, ordinal, entries, head)
      select id, ordinal, entries, head
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsPerWrite))}::jsonb)
        as h(id uuid, ordinal int, entries int, head text)
      on conflict (account_id) do update set entries = excluded.entries, head = excluded.head`
  }
}
