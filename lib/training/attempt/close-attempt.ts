import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/record'
import type { Result } from '@/lib/content/quiz/schema'
import { score } from '@/lib/content/quiz/scoring'
import { canonicalJson } from '@/lib/platform/canonical-json'
import { query, type Statements } from '@/lib/platform/db'
import { storedItem, storedPassRule, storedTokens } from './schema'

type Ender = Parameters<typeof record>[1]['actor']

interface Closed {
  accountId: string
  passRule: unknown
  endedBy: 'learner' | 'time'
  at: Date
}

/** Null if it isn't the actor's, ended before, or isn't due and wasn't submitted. */
export async function closeAttempt(
  tx: Statements,
  input: { attemptId: string; actor: Ender; submits: boolean },
  now: Date,
): Promise<Result | null> {
  const { attemptId } = input
  const [closed] = await query(tx)<Closed>`
    update attempt a set submitted_at = least(${now}, attempt_due(a))
    where id = ${attemptId}::uuid and account_id = coalesce(${input.actor.accountId}::uuid, account_id)
      and submitted_at is null and (${input.submits}::boolean or attempt_due(a) <= ${now})
    returning account_id::text as "accountId", pass_rule as "passRule", submitted_at as at,
      case when attempt_due(a) <= ${now} then 'time' else 'learner' end as "endedBy"`
  if (!closed) return null
  const items = await query(tx)<{ position: number; itemHash: string; item: unknown; value: unknown }>`
    select i.position, i.item_hash as "itemHash", v.item, coalesce(r.value, '[]'::jsonb) as value from attempt_item i
    join item_version v on v.hash = i.item_hash
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where i.attempt_id = ${attemptId}::uuid order by i.position`
  const result = score({
    items: items.map(({ item, value }) => ({ item: storedItem.parse(item), value: storedTokens.parse(value) })),
    passRule: storedPassRule.parse(closed.passRule),
  })
  const { raw, max, scaled, passed, objectives, credits } = result
  await query(tx)`
    insert into submission (attempt_id, submitted_at, ended_by, raw, max, scaled, passed, objectives, credits)
    values (${attemptId}::uuid, ${closed.at}, ${closed.endedBy}::submission_end, ${raw}, ${max}, ${scaled}, ${passed},
      ${JSON.stringify(objectives)}::jsonb, ${JSON.stringify(credits)}::jsonb)`
  await record(
    tx,
    {
      action: closed.endedBy === 'time' ? 'attempt.expired' : 'attempt.submitted',
      actor: input.actor,
      subjectId: closed.accountId,
      object: `attempt:${attemptId}`,
      details: { raw, max, passed, answers: answersHash(items) },
    },
    now,
  )
  return result
}

/** SHA-256 over the answers: the log exposes an answer that is changed later, even if the score stays. */
function answersHash(items: { position: number; itemHash: string; value: unknown }[]): string {
  const answers = items.map(({ position, itemHash, value }) => [position, itemHash, value])
  return createHash('sha256').update(canonicalJson(answers)).digest('hex')
}
