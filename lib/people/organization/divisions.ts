import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface DivisionView {
  id: string
  parentId: string | null
  name: string
  /** 0 for the first level. */
  depth: number
  /** People in it now, without those in its parts. */
  members: number
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
    select t.id::text, t.parent_id::text as "parentId", t.name, t.depth,
      (select count(*) from membership m where m.organization_id = ${organizationId}::uuid and m.division_id = t.id
        and m.role = 'learner' and m.ended_at is null)::int as members
    from tree t order by t.path`
}

/** For a select: parts are indented. */
export function divisionOptions(divisions: readonly DivisionView[]): { value: string; text: string }[] {
  return divisions.map(({ id, name, depth }) => ({ value: id, text: `${'\u2003'.repeat(depth)}${name}` }))
}
