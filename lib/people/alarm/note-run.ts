import { record } from '@/lib/audit/log/record'
import type { Operator } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Records a run of the operator's command, for its alarm and metric. */
export async function noteRun(
  operator: Operator,
  { kind, isGood, place = null }: { kind: 'backup' | 'verify-log'; isGood: boolean; place?: string | null },
  world = systemWorld,
): Promise<void> {
  const at = world.now()
  await transact(async (tx) => {
    await query(tx)`
      insert into operator_run (id, kind, is_good, place, ran_at)
      values (${world.id()}, ${kind}, ${isGood}, ${place}, ${at})`
    await record(tx, { action: 'operation.command-run', actor: operator, details: { kind, isGood } }, at)
  })
}
