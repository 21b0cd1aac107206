import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { periods, type Removable } from '@/lib/people/privacy/periods'
import { db, query, type Statements, type Transaction, transact } from '@/lib/platform/db'
import { lockRetention } from '@/lib/platform/retention-lock'
import type { World } from '@/lib/platform/world'
import { removeNamelessFiles } from '@/lib/record/outside-certificate/remove-outside-files-of'
import { pseudonymizeClosed } from './pseudonymize'
import { removals } from './removals'

const day = 86_400_000
const rowsPerBatch = 1000

/** Once a day. Goes on with a run that was interrupted, so that its entry counts what that removed. */
export async function carryOutRetention(world: World): Promise<void> {
  const runId = await findOrStart(world)
  if (!runId) return
  for (const kind of Object.keys(removals) as Removable[]) {
    while ((await removeBatch(runId, kind, world.now())) >= rowsPerBatch);
  }
  while ((await clearBatch(runId, 'closed-accounts', (tx) => pseudonymizeClosed(tx, world.now()))) > 0);
  while ((await clearBatch(runId, 'outside-files', removeNamelessFiles)) > 0);
  await finish(runId, world.now())
}

async function findOrStart(world: World): Promise<string | null> {
  const now = world.now()
  return transact(async (tx) => {
    await lockRetention(tx)
    const [open] = await query(tx)<{ id: string }>`select id::text from retention_run where finished_at is null`
    if (open) return open.id
    const [started] = await query(tx)<{ id: string }>`
      insert into retention_run (id, started_at)
      select ${world.id()}::uuid, ${now} where not exists (
        select from retention_run where started_at > ${new Date(now.getTime() - day)})
      returning id::text`
    return started?.id ?? null
  })
}

async function removeBatch(runId: string, kind: Removable, now: Date): Promise<number> {
  return transact(async (tx) => {
    await lockRetention(tx)
    const count = await removals[kind](tx, new Date(now.getTime() - periods[kind] * day), rowsPerBatch, now)
    await addCount(tx, { runId, kind, count })
    return count
  })
}

/** Closed accounts have no period. */
async function clearBatch(runId: string, kind: string, clear: (tx: Transaction) => Promise<number>): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockRetention(tx)
    const count = await clear(tx)
    await addCount(tx, { runId, kind, count })
    return count
  })
}

/** In the transaction of the removal. */
async function addCount(tx: Statements, { runId, kind, count }: { runId: string; kind: string; count: number }) {
  await query(tx)`
    update retention_run set counts = counts || jsonb_build_object(${kind}::text,
      coalesce((counts ->> ${kind}::text)::int, 0) + ${count}::int)
    where id = ${runId}::uuid and finished_at is null`
}

/** Race: two workers end the same run; one of them makes its entry. */
async function finish(runId: string, now: Date): Promise<void> {
  await transact(async (tx) => {
    const [run] = await query(tx)<{ counts: Record<string, number> }>`
      update retention_run set finished_at = ${now} where id = ${runId}::uuid and finished_at is null returning counts`
    if (!run) return
    const entry = { action: 'retention.carried-out', actor: system, object: `retention:${runId}` } as const
    await record(tx, { ...entry, details: run.counts }, now)
  })
}
