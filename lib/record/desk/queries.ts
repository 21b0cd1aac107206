import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import { currentLearners, stateIn } from '@/lib/record/certificate/course-state'
import { dueCourses } from '@/lib/training/assignment/due-courses'

/** A certificate that ends sooner counts as expiring. */
export const expiringDays = 60

export interface DeskCounts {
  people: number
  certified: number
  inProgress: number
  overdue: number
  expiring: number
}

export interface DivisionCounts extends DeskCounts {
  /** Null: people without a division. */
  divisionId: string | null
  division: string | null
}

/** One row for each current learner. */
function standing({ organizationId, timeZone }: Coordinator, course: Course, now: Date): Prisma.Sql {
  const { people, value, joins } = stateIn(course, currentLearners(now))
  const soon = new Date(now.getTime() + expiringDays * 86_400_000)
  const theirs = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.course_id = ${course.id}`
  return Prisma.sql`
    due as materialized (
      select account_id, min(due_on) as due_on from (${dueCourses(theirs)}) d group by account_id
    ), standing as materialized (
      select *, state = 'certified' as certified, state = 'in-progress' as "inProgress",
        state = 'certified' and expires_at <= ${soon} as expiring,
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

/** Sorted by name, people without a division last. */
export function listDivisionCounts(coordinator: Coordinator, course: Course, now: Date): Promise<DivisionCounts[]> {
  return query<DivisionCounts>`
    with ${standing(coordinator, course, now)}
    select s.division_id::text as "divisionId", d.name as division, count(*)::int as people,
      count(*) filter (where s.certified)::int as certified, count(*) filter (where s."inProgress")::int as "inProgress",
      count(*) filter (where s.overdue)::int as overdue, count(*) filter (where s.expiring)::int as expiring
    from standing s left join division_name d on d.id = s.division_id
    group by s.division_id, d.name order by lower(d.name) nulls last`
}

export function sumOf(divisions: readonly DeskCounts[]): DeskCounts {
  const total = (key: keyof DeskCounts) => divisions.reduce((sum, one) => sum + one[key], 0)
  return {
    people: total('people'),
    certified: total('certified'),
    inProgress: total('inProgress'),
    overdue: total('overdue'),
    expiring: total('expiring'),
  }
}

export interface DeskPerson {
  accountId: string
  name: string
  why: 'overdue' | 'expiring' | 'due'
  /** `2027-01-31`: the due date, or the day on which the certificate ends. */
  on: string
}

/** Overdue, expiring, and due next, each with its earliest days first. */
export function listDeskPeople(
  coordinator: Coordinator,
  course: Course,
  { now, most }: { now: Date; most: number },
): Promise<DeskPerson[]> {
  const { timeZone } = coordinator
  return query<DeskPerson>`
    with ${standing(coordinator, course, now)}, dated as (
      select account_id, name_key, 'overdue' as why, due_on as on_day from standing where overdue
      union all
      select account_id, name_key, 'expiring', (expires_at at time zone ${timeZone})::date from standing where expiring
      union all
      select account_id, name_key, 'due', due_on from standing where overdue is not true and due_on is not null
    ), placed as (
      select *, row_number() over (partition by why order by on_day, name_key, account_id) as place from dated
    )
    select p.id::text as "accountId", p.name, d.why, d.on_day::text as on
    from placed d join person p on p.id = d.account_id where d.place <= ${most} order by d.why, d.place`
}
