import type { Course } from '@/lib/content/course/schema'
import type { Supervisor } from '@/lib/people/account/actor'
import { listInvitedBy } from '@/lib/people/member-invitation/open-invitations'
import { requiredIds } from '@/lib/record/roster/course-state'
import { listRoster, type RosterRow } from '@/lib/record/roster/roster'

const mostPeople = 500

/** The people of one supervisor in one organization. */
export interface SupervisedTeam {
  supervisor: Supervisor
  people: readonly { accountId: string }[]
  /** Those that someone is assigned or has begun; without any, the first. */
  courses: { course: Course; units: number; rows: RosterRow[] }[]
  invited: { id: string; name: string }[]
}

export async function loadTeam(supervisor: Supervisor, courses: readonly Course[], now: Date): Promise<SupervisedTeam> {
  const [invited, ...lists] = await Promise.all([
    listInvitedBy(supervisor, now),
    ...courses.map((course) => listRoster(supervisor, { course }, { after: null, limit: mostPeople, now })),
  ])
  const all = courses.map((course, index) => ({ course, units: requiredIds(course).length, rows: lists[index] ?? [] }))
  const asked = all.filter(({ rows }) => rows.some(({ dueOn, state }) => dueOn !== null || state !== 'not-started'))
  return { supervisor, people: lists[0] ?? [], courses: asked.length > 0 ? asked : all.slice(0, 1), invited }
}
