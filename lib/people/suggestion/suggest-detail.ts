import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import type { SuggestedField } from './schema'

interface Wish {
  accountId: string
  field: SuggestedField
  /** Null withdraws the suggestion. */
  value: string | null
}

/** Nothing changes until the person agrees. Replaces an earlier one. Errors: not-found (not their learner). */
export async function suggestDetail(
  coordinator: Coordinator,
  { accountId, field, value }: Wish,
  world = systemWorld,
): Promise<void> {
  const { organizationId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Race: the membership must not end, nor the person answer, at this moment.
    await lockAccount(tx, accountId)
    if (!(await isCurrentLearner(coordinator, accountId, tx))) throw notFound()
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
  })
}
