import type { LoggedEntry } from '@/lib/audit/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, idIn, valueIn } from './read-entry'

/** Of a person, or of an organization without those of one person. */
export function assignmentsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const made = new Map<unknown, LoggedRow>()
  for (const one of log) {
    const { action, at, actorId, subjectId } = one.entry
    const { assignmentId, ...given } = detailsIn(one)
    if (action === 'assignment.assigned') {
      const to = { organizationId: idIn(one), accountId: subjectId, rank: valueIn(one, 'rank') }
      const facts = { ...given, ...to, assignedAt: at, assignedById: actorId, endedAt: null, endedById: null }
      made.set(assignmentId, { entry: one, is: ({ id }) => id === assignmentId, facts })
    }
    const assignment = made.get(assignmentId)
    if (action === 'assignment.withdrawn' && assignment)
      Object.assign(assignment.facts, { endedAt: at, endedById: actorId })
  }
  return [...made.values()]
}
