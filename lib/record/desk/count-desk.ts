import type { Course } from '@/lib/content/course/schema'
import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import type { Count } from '@/lib/record/cached-count/cached-count'
import { currentLearners, stateIn } from '@/lib/record/roster/course-state'
import { extendedTo, lastActive, marked, marks, remindersUnanswered } from '@/lib/record/roster/marks'
import { rosterStates } from '@/lib/record/roster/roster'
import { dueCourses } from '@/lib/training/assignment/due-courses'

const paceDays = 7

/** How many of the next days with a due date are counted. */
const mostDeadlines = 12

const countKeys = ['people', ...rosterStates, ...marks, 'recent'] as const

/** `people`: who joined. `recent`: whose certificate is from the last seven days. */
type Counts = Record<(typeof countKeys)[number], number>

export interface DeskCounts extends Counts {
  /** Invited, and not joined. */
  invited: number
}

export const deskKeys = ['invited', ...countKeys] as const

interface CountedDivision extends Counts {
  /** Null: people without a division. */
  divisionId: string | null
}

export interface CountedDeadline {
  /** `2027-01-31`: today or later. */
  on: string
  divisionId: string | null
  people: number
  /** `2026-12-01`: when the first of them was assigned the course, or null for an extension alone. */
  since: string | null
}

interface DeskCount {
  divisions: CountedDivision[]
  /** People who are not done, by the day on which they are due. */
  deadlines: CountedDeadline[]
}

/** One row for each current learner. */
function learnerStates(organization: OrganizationZone, course: Course, now: Date): Prisma.Sql {
  const { organizationId, timeZone } = organization
  const { people, value, joins } = stateIn(course, currentLearners(now), 'coordinator')
  const theirs = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.course_id = ${course.id}`
  return Prisma.sql`
    due as materialized (
      select account_id, min(due_on) as due_on, (min(assigned_at) at time zone ${timeZone})::date as since
      from (${dueCourses(theirs)}) d group by account_id
    ), learner_state as materialized (
      select m.division_id, c.expires_at, c.issued_at, ${value} as state, d.since, l.at as active_at, s.reminders,
        case when d.account_id is not null then d.due_on when c.serial is null then ${extendedTo(course)} end as due_on
      from ${people} m ${joins} left join due d on d.account_id = m.account_id
      ${lastActive(course)} ${remindersUnanswered(course, organization)}
      where m.organization_id = ${organizationId}::uuid
    )`
}

/** Reads each current learner once. */
export function countDesk(organization: OrganizationZone, course: Course): Count<DeskCount> {
  const make = async (now: Date) => {
    const isMarked = marked(organization, now)
    const since = new Date(now.getTime() - paceDays * 86_400_000)
    const conditions = Object.entries({
      ...Object.fromEntries(rosterStates.map((state) => [state, Prisma.sql`state = ${state}`])),
      ...isMarked,
      recent: Prisma.sql`state = 'certified' and issued_at > ${since}`,
    })
    const counted = conditions.map(([key, is]) => Prisma.sql`${key}::text, count(*) filter (where ${is})`)
    const [desk] = await query<DeskCount>`
      with ${learnerStates(organization, course, now)}, counts as (
        select json_build_object('divisionId', division_id, 'people', count(*), ${Prisma.join(counted, ', ')}) as division
        from learner_state group by division_id
      ), deadline as (
        select due_on, division_id, count(*) as people, min(since) as since, dense_rank() over (order by due_on) as place
        from learner_state where due_on >= ${dayOf(now, organization.timeZone)}::date group by due_on, division_id
      )
      select coalesce((select json_agg(division) from counts), '[]') as divisions, coalesce((
        select json_agg(json_build_object('on', due_on, 'divisionId', division_id, 'people', people, 'since', since)
          order by due_on, people desc)
        from deadline where place <= ${mostDeadlines}), '[]') as deadlines`
    return desk ?? { divisions: [], deadlines: [] }
  }
  return { about: `countdown:${course.id}`, make }
}
