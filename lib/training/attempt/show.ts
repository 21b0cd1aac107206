import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Records when an item was first shown. No-op unless the attempt is open and belongs to the learner. */
export async function show(
  learner: Learner,
  input: { attemptId: string; position: number },
  world = systemWorld,
): Promise<void> {
  await query`
    insert into response (attempt_id, position, value, shown_at, revision)
    select i.attempt_id, i.position, '[]'::jsonb, ${world.now()}, 0 from attempt_item i
    join attempt a on a.id = i.attempt_id
    where a.id = ${input.attemptId}::uuid and a.account_id = ${learner.accountId}::uuid
      and a.submitted_at is null and i.position = ${input.position}
    on conflict do nothing`
}
