import { asSubject, type Coordinator, type Subject } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface LearnerRecord {
  accountId: string
  subject: Subject
  name: string
  email: string
  accommodation: { timeFactor: number; extraAttempts: number; reason: string; grantedAt: Date } | null
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

/** Errors: not-found (not the coordinator's learner). */
export async function findLearnerRecord(coordinator: Coordinator, accountId: string): Promise<LearnerRecord> {
  const { organizationId } = coordinator
  const account = await db.account.findFirst({
    where: { id: accountId, memberships: { some: { organizationId, role: 'learner', endedAt: null } } },
    select: {
      name: true,
      email: true,
      accommodations: {
        where: { organizationId, endedAt: null },
        select: { timeFactor: true, extraAttempts: true, reason: true, grantedAt: true },
      },
      attempts: {
        orderBy: { startedAt: 'desc' },
        select: {
          id: true,
          unitId: true,
          startedAt: true,
          submittedAt: true,
          submission: { select: { passed: true, raw: true, max: true } },
        },
      },
      resets: { select: { unitId: true, resetAt: true } },
      unlocks: {
        where: { organizationId },
        orderBy: { unlockedAt: 'desc' },
        select: { unitId: true, reason: true, unlockedAt: true },
      },
    },
  })
  if (!account) throw notFound()
  const { name, email, accommodations, attempts, resets, unlocks } = account
  return {
    accountId,
    subject: asSubject(accountId),
    name,
    email,
    accommodation: accommodations[0] ?? null,
    attempts: attempts.map(({ id, unitId, startedAt, submittedAt, submission }) => ({
      id,
      unitId,
      submittedAt,
      reset: resets.some((one) => one.unitId === unitId && one.resetAt >= startedAt),
      passed: submission?.passed ?? null,
      raw: submission?.raw ?? null,
      max: submission?.max ?? null,
    })),
    unlocks,
  }
}
