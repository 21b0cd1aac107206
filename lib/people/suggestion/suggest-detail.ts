import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { type RateLimitRule, takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import { type SuggestedField, suggestedFields } from './schema'

/** Each suggestion is a mail to the person. */
const perPerson: RateLimitRule = { name: 'suggestion', limit: 10, windowMinutes: 1440 }

interface Wish {
  accountId: string
  /** Null withdraws a suggestion; a missing field stays. */
  values: Partial<Record<SuggestedField, string | null>>
}

/** Nothing changes until the person agrees. Replaces earlier ones. Errors: not-found (not their learner). */
export async function suggestDetail(
  coordinator: Coordinator,
  { accountId, values }: Wish,
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'too-many' }> {
  const { organizationId } = coordinator
  const now = world.now()
  const wishes = suggestedFields.flatMap((field) => {
    const value = values[field]
    return value === undefined ? [] : { field, value }
  })
  if (wishes.some(({ value }) => value !== null)) {
    if (!(await takeTry(perPerson, `${organizationId}\n${accountId}`, now))) return { ok: false, reason: 'too-many' }
  }
  await db.$transaction(async (tx) => {
    // Race: the membership must not end, nor the person answer, at this moment.
    await lockAccount(tx, accountId)
    if (!(await isCurrentLearner(coordinator, accountId, tx))) throw notFound()
    for (const wish of wishes) await suggest(tx, coordinator, { accountId, ...wish }, now)
  })
  return { ok: true }
}

async function suggest(
  tx: Statements,
  coordinator: Coordinator,
  { accountId, field, value }: { accountId: string; field: SuggestedField; value: string | null },
  now: Date,
): Promise<void> {
  const { organizationId } = coordinator
  const earlier = await query(tx)<{ value: string }>`
      delete from suggested_detail
      where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid and field = ${field}
      returning value`
  if (value !== null) {
    await query(tx)`
        insert into suggested_detail (organization_id, account_id, field, value, suggested_at, suggested_by_id)
        values (${organizationId}::uuid, ${accountId}::uuid, ${field}, ${value}, ${now}, ${coordinator.accountId}::uuid)`
  }
  if ((earlier[0]?.value ?? null) === value) return
  const about = { actor: coordinator, subjectId: accountId, object: `organization:${organizationId}` }
  const action = value === null ? 'account.detail-suggestion-withdrawn' : 'account.detail-suggested'
  await record(tx, { action, ...about, details: { field }, values: { [field]: value } }, now)
}
