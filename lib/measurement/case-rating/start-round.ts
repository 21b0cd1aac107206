import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { isUniqueViolation, query, transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { orderCases } from './case-order'
import { findOwnRound } from './queries'

/** The coin for the first set is one bit. No-op if the round has begun. Errors: forbidden (not enrolled), conflict (not open). */
export async function startRound(learner: Learner, course: Course, world = systemWorld): Promise<void> {
  const { accountId } = learner
  const now = world.now()
  const enrollment = await requireEnrollment(learner, course)
  const own = await findOwnRound(learner, course, now)
  if (own.state === 'begun') return
  if (own.state === 'closed') throw roundClosed()
  const [coin = 0] = world.random(1)
  const set = own.set ?? (coin % 2 === 0 ? 'a' : 'b')
  const seed = Buffer.from(world.random(16)).toString('hex')
  const cases = orderCases(
    course.cases.filter((one) => one.set === set),
    seed,
  )
  const id = world.id()
  const versionId = await findVersion(course)
  const about = { actor: learner, subjectId: accountId, object: `case-round:${id}` }
  try {
    await transact(async (tx) => {
      await query(tx)`
        insert into case_version (hash, case_id, content, first_shown_at)
        select c ->> 'hash', c ->> 'id', c, ${now}::timestamptz from jsonb_array_elements(${JSON.stringify(cases)}::jsonb) c
        order by 1 on conflict do nothing`
      await query(tx)`
        insert into case_round (id, enrollment_id, account_id, course_id, course_version_id, stage, case_set, cases, started_at)
        values (${id}::uuid, ${enrollment.id}::uuid, ${accountId}::uuid, ${course.id}, ${versionId}::uuid,
          ${own.stage}::case_stage, ${set}::case_set, ${JSON.stringify(cases.map(({ hash }) => hash))}::jsonb, ${now})`
      const details = { courseId: course.id, stage: own.stage, set }
      await record(tx, { action: 'cases.started', ...about, details }, now)
    })
  } catch (error) {
    // Sent twice: the other request began the round.
    if (!isUniqueViolation(error)) throw error
  }
}

export function roundClosed(): DomainError {
  return new DomainError('conflict', 'These cases are not open.')
}
