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

/** The tree as this process knew it last; 16 MB for 100,000 people. Unusable after a rollback: the end differs then. */
let kept: { size: number; head: string; tree: SubjectTree } | null = null

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
  const { tree, heads } = await readHeads(tx, end, ids)
  // An error from here on would leave the tree changed.
  kept = null
  const chains = new SubjectChains(tree, heads)
  for (const { hash, subjects } of links) chains.add(hash, subjects)
  const root = chains.root()
  await writeHeads(tx, chains.heads)
  const last = links.at(-1)
  if (last) kept = { size: last.position, head: last.hash, tree }
  return root
}

/** An attack: the app's role can change these rows, but not the signed root, so they are made again from the log. */
export async function readHeads(
  tx: Statements,
  end: End,
  ids: readonly string[],
): Promise<{ tree: SubjectTree; heads: Map<string, SubjectHead> }> {
  const find = async () => new Map((await listHeads(tx, ids)).map(({ id, ...head }) => [id, head]))
  const tree = await loadTree(tx, end)
  const heads = await find()
  const isAsSealed = [...heads].every(([id, head]) => tree.has(head.ordinal, subjectLeaf(id, head)))
  return isAsSealed ? { tree, heads } : { tree: await rebuild(tx, end), heads: await find() }
}

async function loadTree(tx: Statements, end: End): Promise<SubjectTree> {
  if (kept?.size === end.size && kept.head === end.head) return kept.tree
  const tree = await readTree(tx, end)
  kept = { size: end.size, head: end.head, tree }
  return tree
}

async function readTree(tx: Statements, end: End): Promise<SubjectTree> {
  const tree = new SubjectTree()
  const rows = await query(tx)<HeadRow>`
    select account_id::text as id, ordinal, entries, head from subject_chain order by ordinal`
  for (const { id, ...head } of rows) tree.set(head.ordinal, subjectLeaf(id, head))
  const sealed = end.checkpoint?.subjects ?? (end.size === 0 ? { count: 0, root: tree.root() } : null)
  return sealed && sealed.count === tree.size && sealed.root === tree.root() ? tree : rebuild(tx, end)
}

/** From the log: at the first checkpoint with a root, which covers all entries from before it. */
async function rebuild(tx: Statements, { size }: End): Promise<SubjectTree> {
  const chains = new SubjectChains()
  for await (const { hash, subjects } of readSubjects(tx, size)) chains.add(hash, subjects)
  chains.root()
  await query(tx)`delete from subject_chain`
  await writeHeads(tx, chains.heads)
  return chains.tree
}

function listHeads(tx: Statements, ids: readonly string[]): Promise<HeadRow[]> {
  return query(tx)<HeadRow>`
    select account_id::text as id, ordinal, entries, head from subject_chain where account_id = any(${[...ids]}::uuid[])`
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
