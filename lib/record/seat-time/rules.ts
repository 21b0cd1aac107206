import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

/** By course, since when the organization holds certificates itself. */
export async function listTimeRules(organizationId: string): Promise<Map<string, Date>> {
  const rows = await query<{ courseId: string; beganAt: Date }>`
    select course_id as "courseId", began_at as "beganAt" from seat_time_rule
    where organization_id = ${organizationId}::uuid and ended_at is null`
  return new Map(rows.map(({ courseId, beganAt }) => [courseId, beganAt]))
}

export function learnersOfEndedRules(since: Date): Prisma.Sql {
  return Prisma.sql`select l.account_id from seat_time_rule r
    join current_learner l on l.organization_id = r.organization_id where r.ended_at > ${since}`
}
