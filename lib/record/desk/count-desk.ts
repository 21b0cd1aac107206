import type { Course } from '@/lib/content/course/schema'
import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import type { Count } from '@/lib/record/cached-count/cached-count'
import { currentLearners, stateIn } from '@/lib/record/roster/course-state'
import { dueCourses } from '@/lib/training/assignment/due-courses'

/** A certificate that ends within this many days counts as expiring. */
export const expiringDays = 60

/** The length of each list of people behind the counts. */
export const mostListed = 100

export interface DeskCounts {
  people: number
  certified: number
  notStarted: number
  inProgress: number
  /** Took the final, and has not passed it yet. */
  failed: number
  overdue: number
  expiring: number
}

export interface CountedDivision extends DeskCounts {
  /** Null: people without a division. */
  divisionId: string | null
}

export interface ListedPerson {
  accountId: string
  why: 'overdue' | 'expiring' | 'due'
  /** `2027-01-31`: the due date, or the day on which the certificate ends. */
  on: string
}

interface DeskCount {
  divisions: CountedDivision[]
  /** Overdue, expiring, and due next, each with its earliest days first. */
  listed: ListedPerson[]
}

/** One row for each current learner. */
function learnerStates({ organizationId, timeZone }: OrganizationZone, course: Course, now: Date): Prisma.Sql {
  const { people, value, joins } = stateIn(course, currentLearners(now), 'coordinator')
  const soon = new Date(now.getTime() + expiringDays * 86_400_000)
  const theirs = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.course_id = ${course.id}`
  return Prisma.sql`
    due as materialized (
      select account_id, min(due_on) as due_on from (${dueCourses(theirs)}) d group by account_id
    ), learner_state as materialized (
      select *, state = 'certified' as certified, state = 'certified' and expires_at <= ${soon} as expiring,
        due_on < ${dayOf(now, timeZone)}::date as overdue
      from (
        select m.account_id, m.name_key, m.division_id, c.expires_at, ${value} as state,
          case when d.account_id is not null then d.due_on when c.serial is null then x.due_on end as due_on
        from ${people} m ${joins} left join due d on d.account_id = m.account_id
        left join lateral (
          select x.due_on from extended_enrollment x join live_enrollment e on e.id = x.enrollment_id
          where x.account_id = m.account_id and e.course_id = ${course.id} order by x.extended_at desc limit 1
        ) x on true
        where m.organization_id = ${organizationId}::uuid
      ) one
    )`
}

/** Reads each current learner once. */
export function countDesk(organization: OrganizationZone, course: Course): Count<DeskCount> {
  const make = async (now: Date) => {
    const [counted] = await query<DeskCount>`
      with ${learnerStates(organization, course, now)}, dated as (
        select account_id, name_key, 'overdue' as why, due_on as on_day from learner_state where overdue
        union all
        select account_id, name_key, 'expiring', (expires_at at time zone ${organization.timeZone})::date
        from learner_state where expiring
        union all
        select account_id, name_key, 'due', due_on from learner_state where overdue is not true and due_on is not null
      ), placed as (
        select *, row_number() over (partition by why order by on_day, name_key, account_id) as place from dated
      ), counts as (
        select division_id as "divisionId", count(*) as people, count(*) filter (where certified) as certified,
          count(*) filter (where state = 'not-started') as "notStarted",
          count(*) filter (where state = 'in-progress') as "inProgress",
          count(*) filter (where state = 'failed') as failed, count(*) filter (where overdue) as overdue,
          count(*) filter (where expiring) as expiring
        from learner_state group by division_id
      )
      select coalesce((select json_agg(c) from counts c), '[]') as divisions, coalesce((
        select json_agg(json_build_object('accountId', account_id, 'why', why, 'on', on_day) order by why, place)
        from placed where place <= ${mostListed}), '[]') as listed`
    return counted ?? { divisions: [], listed: [] }
  }
  return { about: `states:${course.id}`, make }
}
