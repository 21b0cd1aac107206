import { type AuditEntry, record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { type Inserted, insertOnce } from '@/lib/platform/insert-once'
import type { World } from '@/lib/platform/world'
import type { MandateInput } from './schema'

export interface AddedVersion extends MandateInput {
  mandateId: string
  number: number
  /** Null for the first version. */
  reason: string | null
}

/** `taken`: another change has this number. */
export async function addVersion(
  tx: Transaction,
  coordinator: Coordinator,
  { action, version }: { action: AuditEntry['action']; version: AddedVersion },
  world: World,
): Promise<Inserted> {
  const { mandateId, number, rule, effectiveFrom, effectiveUntil, reason } = version
  const now = world.now()
  const inserted = await insertOnce(tx, tx.mandateVersion, {
    id: world.id(),
    mandateId,
    number,
    effectiveFrom: new Date(effectiveFrom),
    effectiveUntil: effectiveUntil ? new Date(effectiveUntil) : null,
    rule,
    reason,
    recordedAt: now,
    recordedById: coordinator.accountId,
  })
  if (inserted !== 'new') return inserted
  const { minutes, needsApproval, courses } = rule
  const courseIds = courses.map(({ courseId }) => courseId)
  const entry = {
    action,
    actor: coordinator,
    object: `organization:${coordinator.organizationId}`,
    details: { mandateId, number, effectiveFrom, effectiveUntil, minutes, needsApproval, courseIds },
    values: { rule: JSON.stringify(rule), reason },
  }
  await record(tx, entry, now)
  return 'new'
}
