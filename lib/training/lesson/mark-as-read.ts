import { record } from '@/lib/audit/log/record'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { isCurrent } from '@/lib/content/course/seen'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { countReading } from '@/lib/training/time/count-reading'
import { expectedMs } from '@/lib/training/time/minimum'
import { shortSentence } from '@/lib/training/time/sentence'
import { missingPractice } from './completion'

/** `short`: a sentence for a lesson read faster than expected, which still counts. */
export type MarkedAsRead =
  | { ok: true; short: string | null }
  | { ok: false; reason: 'practice-missing'; itemIds: string[] }
  | { ok: false; reason: 'changed' }

/** Refuses if the text changed since the learner opened it. Errors: forbidden. */
export async function markAsRead(
  learner: Learner,
  input: { course: Course; lesson: Lesson; seen?: string | null },
  world = systemWorld,
): Promise<MarkedAsRead> {
  const { course, lesson } = input
  if (!isCurrent(lesson, input.seen)) return { ok: false, reason: 'changed' }
  const enrollment = await requireEnrollment(learner, course)
  const courseVersionId = await findVersion(course)
  const { accountId } = learner
  return transact(async (tx) => {
    // Race with a reset: one waits for the other, so only responses after the reset complete the lesson.
    await lockAccount(tx, accountId, 'shared')
    const now = world.now()
    const responses = await query(tx)<{ itemId: string }>`
      select distinct item_id as "itemId" from practice_response
      where account_id = ${accountId}::uuid and unit_id = ${lesson.id}
        and answered_at > (select reset_at(${accountId}::uuid, ${lesson.id}))`
    const itemIds = missingPractice(lesson, responses)
    if (itemIds.length > 0) return { ok: false, reason: 'practice-missing', itemIds }
    const time = await countReading(tx, learner, lesson, now)
    const activeMs = time.activeMs
    const minimum = expectedMs(course, lesson, time)
    const marked = { ok: true, short: shortSentence(activeMs, minimum, course) } as const
    const completed = await query(tx)`
      insert into lesson_completion (id, account_id, unit_id, enrollment_id, course_version_id, ordinal, completed_at,
        active_ms, minimum_ms)
      select ${world.id()}::uuid, ${accountId}::uuid, ${lesson.id}, ${enrollment.id}::uuid, ${courseVersionId}::uuid,
        1 + count(*), ${now}::timestamptz, ${activeMs}::int, ${minimum}::int
      from lesson_completion where account_id = ${accountId}::uuid and unit_id = ${lesson.id}
      having coalesce(max(completed_at), '-infinity') <= asked_since(${accountId}::uuid, ${lesson.id})
      on conflict do nothing returning 1`
    if (completed.length === 0) return marked
    const details = { courseId: course.id, courseVersionId, activeMs, minimumMs: minimum }
    const object = `unit:${lesson.id}`
    await record(tx, { action: 'lesson.completed', actor: learner, subjectId: accountId, object, details }, now)
    return marked
  })
}
