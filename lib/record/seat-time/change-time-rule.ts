import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Administrator, Coordinator } from '@/lib/people/account/actor'
import { query, type Statements, transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'

interface Input {
  organizationId: string
  courseId: string
  holds: boolean
  courses: readonly Course[]
}

/**
 * For enrollments from now on. Ends only the organization's own rule: where the course holds, certificates go on waiting.
 * Safe to repeat. Errors: forbidden (another organization), invalid (a course that holds certificates itself, or none).
 */
export async function changeTimeRule(
  actor: Coordinator | Administrator,
  { organizationId, courseId, holds, courses }: Input,
  world: World = systemWorld,
): Promise<void> {
  if (actor.role === 'coordinator' && actor.organizationId !== organizationId)
    throw new DomainError('forbidden', 'This is another organization.')
  const course = courses.find(({ id }) => id === courseId)
  if (course?.time.rule !== 'inform') throw new DomainError('invalid', 'This course decides about its time itself.')
  const now = world.now()
  const rule = { id: world.id(), organizationId, courseId, by: actor.accountId, now }
  await transact(async (tx) => {
    const changed = await (holds ? begin(tx, rule) : end(tx, rule))
    if (changed.length === 0) return
    const action = holds ? 'organization.time-held' : 'organization.time-informed'
    await record(tx, { action, actor, object: `organization:${organizationId}`, details: { courseId } }, now)
  })
}

interface Rule {
  id: string
  organizationId: string
  courseId: string
  by: string
  now: Date
}

function begin(tx: Statements, { id, organizationId, courseId, by, now }: Rule): Promise<object[]> {
  return query(tx)`
    insert into seat_time_rule (id, organization_id, course_id, began_at, began_by_id)
    values (${id}::uuid, ${organizationId}::uuid, ${courseId}, ${now}, ${by}::uuid)
    on conflict do nothing returning 1`
}

function end(tx: Statements, { organizationId, courseId, by, now }: Rule): Promise<object[]> {
  return query(tx)`
    update seat_time_rule set ended_at = ${now}, ended_by_id = ${by}::uuid
    where ended_at is null and organization_id = ${organizationId}::uuid and course_id = ${courseId} returning 1`
}
