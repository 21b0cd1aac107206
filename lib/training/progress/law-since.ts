import { listAskedAgain, unitsOf } from '@/lib/content/course/change'
import type { Course } from '@/lib/content/course/schema'
import { query } from '@/lib/platform/db'

/** Null: no change. A learner who meets all requirements meets the changed ones too. */
export async function findLawSince(course: Course, versionId: string): Promise<string | null> {
  const rows = await query<{ courseVersionId: string; changes: unknown }>`
    select l.course_version_id::text as "courseVersionId", l.changes
    from published_law_change l join published_version earlier on earlier.id = ${versionId}::uuid
    join published_version here on here.course_id = l.course_id and here.hash = ${course.hash}
    where l.course_id = ${course.id} and l.published_at > earlier.published_at and l.published_at <= here.published_at
    order by l.published_at desc`
  const newest = rows.find(({ changes }) => listAskedAgain(course, unitsOf(changes)).length > 0)
  return newest?.courseVersionId ?? null
}
