import { query, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { record } from './record'

/** No-op while a dispute about the person is open. */
export async function noteDispute(
  { accountId: subjectId }: { readonly accountId: string },
  differences: number,
  world: World,
): Promise<void> {
  const at = world.now()
  const id = world.id()
  await transact(async (tx) => {
    const noted = await query(tx)`
      insert into record_dispute (id, subject_id, found_at) values (${id}, ${subjectId}::uuid, ${at})
      on conflict do nothing returning id`
    if (noted.length === 0) return
    const actor = { accountId: null, role: 'system' } as const
    const about = { subjectId, object: `account:${subjectId}`, details: { differences } }
    await record(tx, { action: 'record.dispute-found', actor, ...about }, at)
  })
}
