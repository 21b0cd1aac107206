import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { requireMandate } from './queries'
import type { ExceptionInput } from './schema'

export type ExceptionMade = { ok: true } | { ok: false; reason: 'past' }

/**
 * Waives or extends a mandate for one person, or ends that. The newest counts; all are kept.
 * Errors: not-found (another organization's mandate or person), forbidden (oneself).
 */
export async function makeException(
  coordinator: Coordinator,
  input: ExceptionInput & { accountId: string },
  world = systemWorld,
): Promise<ExceptionMade> {
  const { accountId, mandateId, kind, authority, reason } = input
  const now = world.now()
  const id = world.id()
  const today = dayOf(now, coordinator.timeZone)
  const until = kind === 'none' ? today : (input.until ?? today)
  if (until < today) return { ok: false, reason: 'past' }
  return db.$transaction(async (tx): Promise<ExceptionMade> => {
    await requireOwnLearner(tx, coordinator, accountId)
    await requireMandate(coordinator, mandateId, tx)
    const attribution = { madeAt: now, madeById: coordinator.accountId }
    const row = { id, mandateId, accountId, kind, until: new Date(until), authority, reason, ...attribution }
    if ((await insertOnce(tx, tx.mandateException, row)) !== 'new') return { ok: true }
    const entry = {
      action: 'mandate.exception-made' as const,
      actor: coordinator,
      subjectId: accountId,
      object: `mandate:${mandateId}`,
      details: { exceptionId: id, kind, until },
      values: { authority, reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
