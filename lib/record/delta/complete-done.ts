import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { asSubject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { completeDeltas } from './complete'

/** Completes deltas that a waiver, a removed unit or an interrupted request left ready. */
export async function completeDone(courses: readonly Course[], world: World): Promise<void> {
  for (const course of courses) {
    for (const accountId of await listLikelyDone(course)) {
      // A failing certificate must not stop the others.
      await completeDeltas({ ...asSubject(accountId), role: 'system' }, [course], world).catch((error) =>
        logError(`the delta of ${accountId} in ${course.slug} could not be ended`, error),
      )
    }
  }
}

async function listLikelyDone(course: Course): Promise<string[]> {
  const units = listUnits(course).map(({ id }) => id)
  const rows = await query<{ accountId: string }>`
    select e.account_id::text as "accountId" from live_enrollment e
    where e.course_id = ${course.id} and e.kind = 'delta' and (
      select bool_and(exists (select from counted_unit c
        where c.account_id = e.account_id and c.unit_id = u.unit_id and c.since > u.assigned_at))
      from affected_unit u where u.enrollment_id = e.id and u.unit_id = any(string_to_array(${units.join(' ')}, ' '))
    ) is not false`
  return rows.map(({ accountId }) => accountId)
}
