import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import { transact } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import type { Result } from '@/lib/quiz/schema'
import { score } from '@/lib/quiz/scoring'
import { optionIds, storedItem, storedPassRule } from './schema'

export type Submitted = { ok: true; result: Result } | { ok: false; reason: 'already-submitted' }

/**
 * Submits an attempt: once, however often it is sent. The score is computed here, over the frozen items, and stored.
 * Errors: not-found (not this learner's attempt).
 */
export async function submit(learner: Learner, input: { attemptId: string }, world = systemWorld): Promise<Submitted> {
  const now = world.now()
  const { attemptId } = input
  return transact(async (tx) => {
    const [closed] = await tx.$queryRaw<{ passRule: unknown }[]>`
      update attempt set submitted_at = ${now}
      where id = ${attemptId}::uuid and account_id = ${learner.accountId}::uuid and submitted_at is null
      returning pass_rule as "passRule"`
    if (!closed) {
      const own = await tx.$queryRaw<object[]>`
        select from attempt where id = ${attemptId}::uuid and account_id = ${learner.accountId}::uuid`
      if (own.length === 0) throw notFound()
      return { ok: false, reason: 'already-submitted' }
    }
    const items = await tx.$queryRaw<{ item: unknown; value: unknown }[]>`
      select i.item, coalesce(r.value, '[]'::jsonb) as value from attempt_item i
      left join response r on r.attempt_id = i.attempt_id and r.position = i.position
      where i.attempt_id = ${attemptId}::uuid order by i.position`
    const result = score({
      items: items.map(({ item, value }) => ({ item: storedItem.parse(item), value: optionIds.parse(value) })),
      passRule: storedPassRule.parse(closed.passRule),
    })
    const { raw, max, scaled, passed, objectives } = result
    await tx.$executeRaw`
      insert into submission (attempt_id, submitted_at, raw, max, scaled, passed, objectives)
      values (${attemptId}::uuid, ${now}, ${raw}, ${max}, ${scaled}, ${passed}, ${JSON.stringify(objectives)}::jsonb)`
    await record(
      tx,
      {
        action: 'attempt.submitted',
        actor: learner,
        subjectId: learner.accountId,
        object: `attempt:${attemptId}`,
        details: { raw, max, passed },
      },
      now,
    )
    return { ok: true, result }
  })
}
