import { record } from '@/lib/audit/log/record'
import { query, transact } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/take-turn'
import type { World } from '@/lib/platform/world'
import { findGivenUp, type GivenUp } from './given-up'

/** No-op while sealing is stopped, and for a checkpoint that was given up. The operator ends it: `resume-sealing.ts`. */
export async function stopSealing(sentence: string, conflict: GivenUp, world: World): Promise<void> {
  const at = world.now()
  const id = world.id()
  await transact(async (tx) => {
    // Race: the comparison may have begun before an operator gave this checkpoint up.
    await takeTurn(tx, 'sealing stop')
    if ((await findGivenUp(tx))(conflict)) return
    const stopped = await query(tx)`
      insert into sealing_stop (id, sentence, stopped_at) values (${id}, ${sentence}, ${at})
      on conflict do nothing returning id`
    if (stopped.length === 0) return
    const actor = { accountId: null, role: 'system' } as const
    await record(tx, { action: 'log.sealing-stopped', actor, object: `sealing-stop:${id}` }, at)
  })
}
