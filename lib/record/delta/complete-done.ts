import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { completeDeltas } from './complete'

/**
 * Ends the deltas of which nothing is left though their learner did nothing just now: what they ask for was waived, or the
 * course has it no more, or the request that did the last of it was cut short.
 */
export async function completeDone(courses: readonly Course[], world: World): Promise<void> {
  for (const course of courses) {
    for (const accountId of await listLikelyDone(course)) {
      // Whatever is wrong with one certificate keeps nobody else's back.
      await completeDeltas({ accountId, role: 'system' }, [course], world).catch((error) =>
        console.error(`the delta of ${accountId} in ${course.slug} could not be ended:`, error),
      )
    }
  }
}

/** Whose open delta has something on record for each of its units; whether that is enough `completeDeltas` judges. */
async function listLikelyDone(course: Course): Promise<string[]> {
  const units = listUnits(course).map(({ id }) => id)
  const rows = await query<{ accountId: string }>`
    select e.account_id::text as "accountId" from enrollment e
    where e.course_id = ${course.id} and e.kind = 'delta' and e.ended_at is null and (
      select bool_and(exists (select from counted_unit c
        where c.account_id = e.account_id and c.unit_id = u.unit_id and c.since > u.assigned_at))
      from delta_unit u where u.enrollment_id = e.id and u.unit_id = any(string_to_array(${units.join(' ')}, ' '))
    ) is not false`
  return rows.map(({ accountId }) => accountId)
}
