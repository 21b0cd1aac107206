import { record } from '@/lib/audit/log/record'
import type { Unit } from '@/lib/content/course/schema'
import type { Subject } from '@/lib/people/account/actor'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, type Statements } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { listDeltaUnits } from '@/lib/training/progress/delta-units'
import { findDone } from '@/lib/training/progress/queries'
import { isRequired, isUnitDone } from '@/lib/training/progress/satisfied'

export type Waived = { ok: true } | { ok: false; reason: 'waived-before' | 'done' }

/** A final decides the certificate, and an optional unit needs no waiver. */
export function isWaivable(unit: Unit): boolean {
  return isRequired(unit) && !(unit.kind === 'quiz' && unit.role === 'final')
}

/** Errors: not-found (another coordinator's learner), invalid (a unit that cannot be waived). */
export async function waive(
  actor: CoordinatorOrOperator,
  input: { accountId: string; unit: Unit; reason: string },
  world = systemWorld,
): Promise<Waived> {
  const { accountId, unit, reason } = input
  if (!isWaivable(unit)) throw new DomainError('invalid', 'This unit cannot be waived.')
  const now = world.now()
  const id = world.id()
  return db.$transaction(async (tx): Promise<Waived> => {
    const subject = await requireOwnLearner(tx, actor, accountId)
    const attribution = { organizationId: organizationOf(actor), waivedAt: now, waivedById: actor.accountId }
    const row = { id, accountId, unitId: unit.id, reason, ...attribution }
    const inserted = await insertOnce(tx, tx.waiver, row, async () =>
      (await isDone(tx, subject, unit)) ? ('done' as const) : null,
    )
    if (inserted === 'done') return { ok: false, reason: 'done' }
    if (inserted === 'taken') return { ok: false, reason: 'waived-before' }
    if (inserted === 'again') return { ok: true }
    const entry = {
      action: 'amendment.waived' as const,
      actor,
      subjectId: accountId,
      object: `unit:${unit.id}`,
      details: { waiverId: id },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}

async function isDone(tx: Statements, subject: Subject, unit: Unit): Promise<boolean> {
  const done = await findDone(subject, tx)
  const delta = await listDeltaUnits(subject, tx)
  const isAgain = delta.some((one) => one.unitId === unit.id && !one.done)
  return isUnitDone(unit, done) && !isAgain
}
