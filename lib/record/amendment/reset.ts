import { record } from '@/lib/audit/log/record'
import type { Unit } from '@/lib/content/course/schema'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, query, type Statements } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { isCertified } from './is-certified'

export type ResetOutcome = { ok: true } | { ok: false; reason: 'certified' | 'open' }

/** A pre-test taken after the course would no longer measure what the learner knew before it. */
export function isResettable(unit: Unit): boolean {
  return unit.kind !== 'quiz' || unit.role !== 'pretest'
}

/** Errors: not-found (another coordinator's learner), invalid (a pre-test). */
export async function reset(
  actor: CoordinatorOrOperator,
  input: { accountId: string; unit: Unit; reason: string },
  world = systemWorld,
): Promise<ResetOutcome> {
  const { accountId, unit, reason } = input
  if (!isResettable(unit)) throw new DomainError('invalid', 'A pre-test is taken once, before the course.')
  return db.$transaction(async (tx) => {
    // A write of the learner at this moment lands before the reset or after it, never across it.
    await lockAccount(tx, accountId, 'alone')
    const subject = await requireOwnLearner(tx, actor, accountId)
    const now = world.now()
    const id = world.id()
    const organizationId = organizationOf(actor)
    const attribution = { resetAt: now, resetById: actor.accountId }
    const row = { id, accountId, unitId: unit.id, organizationId, reason, ...attribution }
    const inserted = await insertOnce(tx, tx.reset, row, async () => {
      if (await isCertified(tx, subject, unit.id)) return 'certified' as const
      return (await isOpen(tx, { accountId, unitId: unit.id, now })) ? ('open' as const) : null
    })
    if (inserted === 'certified' || inserted === 'open') return { ok: false, reason: inserted }
    if (inserted !== 'new') return { ok: true }
    const entry = {
      action: 'amendment.reset' as const,
      actor,
      subjectId: accountId,
      object: `unit:${unit.id}`,
      details: { resetId: id },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}

/** An attempt past its time limit is not open, even if it was not closed yet. */
async function isOpen(tx: Statements, where: { accountId: string; unitId: string; now: Date }): Promise<boolean> {
  const { accountId, unitId, now } = where
  const rows = await query(tx)<object>`
    select from begun_attempt where account_id = ${accountId}::uuid and unit_id = ${unitId} and submitted_at is null
      and coalesce(due_at > ${now}, true)
    union all
    select from begun_run where account_id = ${accountId}::uuid and unit_id = ${unitId} and ended_at is null`
  return rows.length > 0
}
