import { query, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { record } from './record'

/** No-op while sealing is stopped. The operator ends it: `resume-sealing.ts`. */
export async function stopSealing(sentence: string, world: World): Promise<void> {
  const at = world.now()
  const id = world.id()
  await transact(async (tx) => {
    const stopped = await query(tx)`
      insert into sealing_stop (id, sentence, stopped_at) values (${id}, ${sentence}, ${at})
      on conflict do nothing returning id`
    if (stopped.length === 0) return
    const actor = { accountId: null, role: 'system' } as const
    await record(tx, { action: 'log.sealing-stopped', actor, object: `sealing-stop:${id}` }, at)
  })
}
