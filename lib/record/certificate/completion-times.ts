import type { Course } from '@/lib/content/course/schema'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface CompletionTimes {
  edition: string
  people: number
  /** Active minutes counted: the median, and the time within which nine of ten finished. */
  medianMinutes: number
  mostMinutes: number
}

/** Newest edition first. Counts each person's first certificate, not in the demonstration, for editions with five or more people. */
export async function listCompletionTimes(_: Administrator, course: Course): Promise<CompletionTimes[]> {
  return query<CompletionTimes>`
    with finished as (
      select edition, issued_at, (snapshot -> 'time' ->> 'activeMs')::float8 / 60000 as minutes from certificate
      where course_id = ${course.id} and supersedes_id is null and not demonstration and snapshot -> 'time' ->> 'activeMs' is not null
    )
    select edition, count(*)::int as people,
      percentile_cont(0.5) within group (order by minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by minutes) as "mostMinutes"
    from finished group by edition having count(*) >= ${fewestInSum}::int order by max(issued_at) desc`
}
