import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'

export interface LearnerRecord {
  accommodation: { id: string; timeFactor: number; extraAttempts: number; reason: string; grantedAt: Date } | null
  attempts: {
    id: string
    unitId: string
    submittedAt: Date | null
    reset: boolean
    passed: boolean | null
    raw: number | null
    max: number | null
  }[]
  unlocks: { unitId: string; reason: string; unlockedAt: Date }[]
}

/** Leaves out attempts from before the person joined the organization, or after they left. */
export async function findLearnerRecord(
  { organizationId }: Coordinator,
  { accountId }: Subject,
): Promise<LearnerRecord> {
  const [accommodation, attempts, unlocks] = await Promise.all([
    db.accommodation.findFirst({
      where: { accountId, organizationId, endedAt: null },
      select: { id: true, timeFactor: true, extraAttempts: true, reason: true, grantedAt: true },
    }),
    query<LearnerRecord['attempts'][number]>`
      select a.id::text, a.unit_id as "unitId", a.submitted_at as "submittedAt",
        reset_at(a.account_id, a.unit_id) >= a.started_at as reset, s.passed, s.raw, s.max
      from attempt a left join submission s on s.attempt_id = a.id
      where a.account_id = ${accountId}::uuid
        and (a.submitted_at is null or was_learner(${organizationId}::uuid, a.account_id, a.submitted_at)) order by a.started_at desc`,
    db.unlock.findMany({
      where: { accountId, organizationId },
      orderBy: { unlockedAt: 'desc' },
      select: { unitId: true, reason: true, unlockedAt: true },
    }),
  ])
  return { accommodation, attempts, unlocks }
}
