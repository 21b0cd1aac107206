import { query } from '@/lib/platform/db'

/** By course, since when the organization holds certificates itself. */
export async function listTimeRules(organizationId: string): Promise<Map<string, Date>> {
  const rows = await query<{ courseId: string; beganAt: Date }>`
    select course_id as "courseId", began_at as "beganAt" from seat_time_rule
    where organization_id = ${organizationId}::uuid and ended_at is null`
  return new Map(rows.map(({ courseId, beganAt }) => [courseId, beganAt]))
}
