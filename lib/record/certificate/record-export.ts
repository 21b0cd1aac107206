import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { RosterFilter } from './roster'

export async function recordExport(coordinator: Coordinator, filter: RosterFilter, world = systemWorld): Promise<void> {
  await db.$transaction((tx) =>
    record(
      tx,
      {
        action: 'organization.people-exported',
        actor: coordinator,
        object: `organization:${coordinator.organizationId}`,
        details: {
          courseId: filter.course.id,
          state: filter.state ?? null,
          cohortId: filter.cohortId ?? null,
        },
        values: { name: filter.name ?? null },
      },
      world.now(),
    ),
  )
}
