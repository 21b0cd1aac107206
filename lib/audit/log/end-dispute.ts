import { query, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { record } from './record'

/** No-op without an open dispute. */
export async function endDispute(
  { accountId: subjectId }: { readonly accountId: string },
  world: World,
): Promise<void> {
  const at = world.now()
  await transact(async (tx) => {
    const ended = await query(tx)`
      update record_dispute set ended_at = greatest(found_at, ${at}::timestamptz)
      where subject_id = ${subjectId}::uuid and ended_at is null returning id`
    if (ended.length === 0) return
    const actor = { accountId: null, role: 'system' } as const
    await record(tx, { action: 'record.dispute-ended', actor, subjectId, object: `account:${subjectId}` }, at)
  })
}
