import type { Course } from '@/lib/content/course/schema'
import { type Administrator, asSubject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { findSeatTime } from './queries'
import { isHeld, type SeatTime } from './rule'

export interface Unsupervised {
  accountId: string
  name: string
  email: string
  flags: { id: string; kind: string; happenedAt: Date; facts: unknown }[]
  waiting: { course: Course; time: SeatTime }[]
}

/** A page of people, most of whom may turn out to wait for nothing. */
const pageSize = 100

/** People in no organization with open time flags, or whose certificate waits for time: no coordinator sees them. */
export async function listUnsupervised(
  _administrator: Administrator,
  courses: readonly Course[],
  limit: number,
): Promise<Unsupervised[]> {
  const people: Unsupervised[] = []
  let rows = await listCandidates(null)
  while (rows.length > 0) {
    for (const { passed, ...row } of rows) {
      const own = courses.filter(({ id }) => passed.includes(id))
      const waiting = await listHeld(row.accountId, own)
      if (row.flags.length + waiting.length === 0) continue
      const flags = row.flags.map((flag) => ({ ...flag, happenedAt: new Date(flag.happenedAt) }))
      people.push({ ...row, flags, waiting })
      if (people.length === limit) return people
    }
    rows = await listCandidates(rows.at(-1) ?? null)
  }
  return people
}

/** One after another: side by side, they would hold all database connections. */
async function listHeld(accountId: string, courses: Course[]): Promise<Unsupervised['waiting']> {
  const waiting: Unsupervised['waiting'] = []
  for (const course of courses) {
    const time = await findSeatTime(asSubject(accountId), course)
    if (time && isHeld(time)) waiting.push({ course, time })
  }
  return waiting
}

type Candidate = Omit<Unsupervised, 'waiting'> & { passed: string[] }

function listCandidates(after: { name: string; accountId: string } | null): Promise<Candidate[]> {
  const next = after ? Prisma.sql`and (p.name, p.id) > (${after.name}, ${after.accountId}::uuid)` : Prisma.empty
  return query<Candidate>`
    with flagged as (select distinct account_id from open_anomaly),
    passed as (
      select e.account_id, array_agg(e.course_id) as courses from live_enrollment e
      where e.kind in ('course', 'recertification')
        and exists (select from counted_unit p where p.account_id = e.account_id and p.course_id = e.course_id and p.is_final)
        and not exists (select from current_certificate(now()) c where c.enrollment_id = e.id)
      group by e.account_id
    )
    select p.id::text as "accountId", p.name, p.email, coalesce(passed.courses, '{}') as passed, coalesce((
        select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'happenedAt', f.happened_at, 'facts', f.facts) order by f.happened_at)
        from open_anomaly f where f.account_id = p.id), '[]') as flags
    from open_account p left join flagged on flagged.account_id = p.id left join passed on passed.account_id = p.id
    where (flagged.account_id is not null or passed.account_id is not null)
      and not exists (select from current_learner m where m.account_id = p.id) ${next}
    order by p.name, p.id limit ${pageSize}`
}
