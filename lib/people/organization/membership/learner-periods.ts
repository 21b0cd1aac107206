import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface LearnerPeriod {
  startedAt: Date
  endedAt: Date | null
  /** The person shows certificates from before it. */
  showsEarlier: boolean
}

/** When the person was a learner of the organization, which sees nothing that they did at other times. */
export async function listLearnerPeriods(
  { organizationId }: Coordinator,
  accountId: string,
  on: Statements = db,
): Promise<LearnerPeriod[]> {
  return query(on)<LearnerPeriod>`
    select m.started_at as "startedAt", m.ended_at as "endedAt",
      exists (select from certificate_consent c where c.membership_id = m.id and c.ended_at is null) as "showsEarlier"
    from membership m where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid
      and m.role = 'learner' order by m.started_at`
}

export function isWithin(periods: readonly LearnerPeriod[], at: Date): boolean {
  return periods.some(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || at <= endedAt))
}

/** Same rule as may_see_certificate in prisma/views/people/organization.sql. */
export function maySeeCertificate(
  periods: readonly LearnerPeriod[],
  { completedAt, issuedAt }: { completedAt: Date; issuedAt: Date },
): boolean {
  return periods.some(
    ({ startedAt, endedAt, showsEarlier }) =>
      (endedAt === null || issuedAt <= endedAt) && (showsEarlier || startedAt <= completedAt),
  )
}
