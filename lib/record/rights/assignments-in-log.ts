import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, idIn, valueIn } from './read-entry'

/** Of a person, or of an organization without those of one person. */
export function assignmentsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const rows = new Map<unknown, LoggedRow>()
  for (const one of log) {
    const { action, at, actorId, subjectId } = one.entry
    const { assignmentId, ...given } = detailsIn(one)
    if (action === 'assignment.assigned') {
      const to = { organizationId: idIn(one), accountId: subjectId, rank: valueIn(one, 'rank') }
      const facts = { ...given, ...to, assignedAt: at, assignedById: actorId, endedAt: null, endedById: null }
      rows.set(assignmentId, { entry: one, matches: ({ id }) => id === assignmentId, facts })
    }
    const assignment = rows.get(assignmentId)
    if (action === 'assignment.withdrawn' && assignment)
      Object.assign(assignment.facts, { endedAt: at, endedById: actorId })
  }
  return [...rows.values()]
}
