import { type PresentedItem, present } from '@/lib/content/quiz/present'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type DrawnRow, readDrawn } from './schema'

export interface ShownItem {
  item: PresentedItem
  value: string[]
  confidence: Confidence | null
}

/** The item without its key. Records when it was first shown while the attempt is open. Null unless it's the learner's. */
export async function show(
  learner: Learner,
  input: { attemptId: string; position: number },
  world = systemWorld,
): Promise<ShownItem | null> {
  const rows = await query<Omit<DrawnRow, 'position'>>`
    with mine as (
      select i.*, a.submitted_at from attempt_item i join attempt a on a.id = i.attempt_id
      where a.id = ${input.attemptId}::uuid and a.account_id = ${learner.accountId}::uuid and i.position = ${input.position}
    ), shown as (
      insert into response (attempt_id, position, value, shown_at, revision)
      select attempt_id, position, '[]'::jsonb, ${world.now()}, 0 from mine where submitted_at is null
      on conflict do nothing
    )
    select v.item, mine.option_order as "optionOrder", mine.target_order as "targetOrder",
      coalesce(r.value, '[]'::jsonb) as value, r.confidence
    from mine join item_version v on v.hash = mine.item_hash
    left join response r on r.attempt_id = mine.attempt_id and r.position = mine.position`
  const row = rows[0] && readDrawn(rows[0])
  return row ? { item: present(row.item, row.orders), value: row.value, confidence: row.confidence } : null
}
