import type { Coordinator } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { listRoster, type RosterFilter } from './roster'
import type { RosterCursor } from './roster-order'

const chunk = 500
const columns = [
  ['Name', 'Email', 'Course', 'State', 'Certified on', 'Certificate', 'Expired on'],
  ['Identifier', 'Rank or role', 'Division', 'Cohorts', 'Hired on', 'Supervisor'],
].flat()

/** Yields the header, then a line per person. Reads in chunks to bound memory. */
export async function* rosterLines(
  coordinator: Coordinator,
  filter: RosterFilter,
  now: Date,
): AsyncGenerator<string[]> {
  const { course, isFormer } = filter
  yield isFormer ? [...columns, 'Left on'] : columns
  let after: RosterCursor | null = null
  for (;;) {
    const rows = await listRoster(coordinator, filter, { after, limit: chunk, now })
    for (const row of rows) {
      const { name, email, state, certifiedAt, expiresAt, timeZone, serial, leftAt } = row
      // As on the certificate: in its own time zone, not the organization's.
      const day = (moment: Date) => dayOf(moment, timeZone ?? coordinator.timeZone)
      yield [
        name,
        email,
        `${course.title}: ${course.subtitle}`,
        state,
        certifiedAt ? day(certifiedAt) : '',
        serial ?? '',
        state === 'expired' && expiresAt ? day(expiresAt) : '',
        row.identifier,
        row.rank,
        row.division ?? '',
        row.cohorts ?? '',
        row.hiredOn ?? '',
        row.supervisor ?? '',
        ...(leftAt ? [dayOf(leftAt, coordinator.timeZone)] : []),
      ]
    }
    const last = rows.at(-1)
    if (rows.length < chunk || !last) return
    after = last
  }
}
