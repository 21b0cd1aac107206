import { type AuditEntry, record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { RosterFilter } from './roster'

/** lib/audit/log/queries.ts reads `former` and `cohortId` to tell whose record a list showed. */
export function rosterDetails({
  course,
  state,
  cohortId,
  divisionId,
  mark,
  dueOn,
  isFormer,
  accountIds,
}: RosterFilter): AuditEntry['details'] {
  const list = { courseId: course.id, state: state ?? null, cohortId: cohortId ?? null, former: isFormer === true }
  const inDivision = { ...list, ...(divisionId && { divisionId }), ...(mark && { mark }), ...(dueOn && { dueOn }) }
  return accountIds ? { ...inDivision, people: accountIds } : inDivision
}

export async function recordExport(coordinator: Coordinator, filter: RosterFilter, world = systemWorld): Promise<void> {
  await db.$transaction((tx) =>
    record(
      tx,
      {
        action: 'organization.people-exported',
        actor: coordinator,
        object: `organization:${coordinator.organizationId}`,
        details: rosterDetails(filter),
        values: { text: filter.text ?? null },
      },
      world.now(),
    ),
  )
}
