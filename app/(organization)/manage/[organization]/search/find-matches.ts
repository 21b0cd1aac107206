import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { findHolder } from '@/lib/record/certificate/queries'
import { listRosterPage } from '@/lib/record/roster/roster-page'

/** Of each kind. */
const mostShown = 10

/** People, invitations, divisions, and the holder of a certificate, by a part of a name or number, or a serial. */
export async function findMatches(coordinator: Coordinator, course: Course, text: string) {
  const now = new Date()
  const [{ rows: people, next }, holder, invitations, divisions] = await Promise.all([
    listRosterPage(coordinator, { course, text }, { after: null, limit: mostShown, now }),
    findHolder(coordinator, text),
    listOpenInvitations(coordinator, { text }, { limit: mostShown, now }),
    listDivisions(coordinator),
  ])
  const isNamed = (name: string) => name.toLowerCase().includes(text.toLowerCase())
  const named = divisions.filter(({ name }) => isNamed(name)).slice(0, mostShown)
  return { people, hasMore: next !== null, holder, invitations, divisions: named }
}
