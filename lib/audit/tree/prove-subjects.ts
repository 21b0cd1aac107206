import { query, transact } from '@/lib/platform/db'
import { lockSealing, readHeads } from './chain-subjects'
import { readCheckpoint } from './checkpoint'
import { findNewestCheckpoint, type KeptCheckpoint } from './prove'

/** A person's leaf in the tree of one checkpoint, and its Merkle path. */
export interface SubjectPlace {
  index: number
  path: string[]
}

/** While nothing else can be sealed: the tree belongs to the newest checkpoint. */
export async function placeSubjects(
  people: readonly { readonly accountId: string }[],
): Promise<{ newest: KeptCheckpoint | null; places: Map<string, SubjectPlace> }> {
  return transact(async (tx) => {
    await lockSealing(tx)
    const newest = await findNewestCheckpoint(tx)
    const checkpoint = newest && readCheckpoint(JSON.parse(newest.document))
    if (!checkpoint?.subjects) return { newest, places: new Map() }
    const { size, head } = checkpoint
    const ids = people.map(({ accountId }) => accountId)
    const { tree, heads } = await readHeads(tx, { size, head, checkpoint }, ids)
    const places = Array.from(heads, ([id, { ordinal }]) => [id, { index: ordinal, path: tree.path(ordinal) }] as const)
    return { newest, places: new Map(places) }
  })
}

/** The links of a person's chain in the first `size` entries. Not own: the entry covers a list of people. */
export async function listSubjectLinks(
  { accountId }: { readonly accountId: string },
  size: number,
): Promise<{ hash: string; own: boolean }[]> {
  return query`
    select l.hash, e.subject_id is not distinct from ${accountId}::uuid as own
    from audit_event e join audit_link l on l.event_id = e.id
    where l.position <= ${size}::bigint and (e.subject_id = ${accountId}::uuid
      or jsonb_typeof(e.details -> 'people') = 'array' and e.details -> 'people' @> to_jsonb(${accountId}::text))
    order by l.position`
}
