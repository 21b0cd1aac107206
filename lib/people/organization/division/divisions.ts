import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface DivisionView {
  id: string
  parentId: string | null
  name: string
  /** 0 for the first level. */
  depth: number
}

/** The live ones as a tree, each before its parts, by name. */
export async function listDivisions({ organizationId }: Coordinator, on: Statements = db): Promise<DivisionView[]> {
  return query(on)<DivisionView>`
    with recursive tree as (
      select id, parent_id, name, 0 as depth, array[lower(name)] as path from division
      where organization_id = ${organizationId}::uuid and parent_id is null and archived_at is null
      union all
      select d.id, d.parent_id, d.name, t.depth + 1, t.path || lower(d.name)
      from division d join tree t on t.id = d.parent_id where d.archived_at is null
    )
    select t.id::text, t.parent_id::text as "parentId", t.name, t.depth from tree t order by t.path`
}

/** Current people of each division, without its parts, by its id. Reads everyone in a division. */
export async function countDivisionMembers({ organizationId }: Coordinator): Promise<Map<string, number>> {
  const rows = await query<{ id: string; members: number }>`
    select division_id::text as id, count(*)::int as members from membership
    where organization_id = ${organizationId}::uuid and division_id is not null and role = 'learner' and ended_at is null
    group by division_id`
  return new Map(rows.map(({ id, members }) => [id, members]))
}

/** For a select: parts are indented. */
export function divisionOptions(divisions: readonly DivisionView[]): { value: string; text: string }[] {
  return divisions.map(({ id, name, depth }) => ({ value: id, text: `${'\u2003'.repeat(depth)}${name}` }))
}
