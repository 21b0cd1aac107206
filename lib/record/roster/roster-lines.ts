import type { Coordinator } from '@/lib/people/account/actor'
import { eachRow } from '@/lib/platform/each-row'
import { dayOf } from '@/lib/platform/words'
import { listRoster, type RosterFilter, type RosterRow, rosterStateWords } from './roster'

const columns = [
  ['Name', 'Email', 'Course', 'State', 'Certified on', 'Certificate', 'Expired on'],
  ['Units done', 'Due', 'Last active', 'Last final'],
  ['Identifier', 'Rank or role', 'Division', 'Cohorts', 'Hired on', 'Supervisor'],
].flat()

/** Yields the header, then a line per person. */
export async function* rosterLines(
  coordinator: Coordinator,
  filter: RosterFilter,
  now: Date,
): AsyncGenerator<string[]> {
  const { course, isFormer } = filter
  yield isFormer ? [...columns, 'Left on'] : columns
  for await (const row of eachRow<RosterRow>((page) => listRoster(coordinator, filter, { ...page, now }))) {
    const { name, email, state, certifiedAt, expiresAt, timeZone, serial, leftAt } = row
    // As on the certificate: in its own time zone, not the organization's.
    const day = (moment: Date) => dayOf(moment, timeZone ?? coordinator.timeZone)
    yield [
      name,
      email,
      `${course.title}: ${course.subtitle}`,
      rosterStateWords[state],
      certifiedAt ? day(certifiedAt) : '',
      serial ?? '',
      state === 'expired' && expiresAt ? day(expiresAt) : '',
      row.done === null ? '' : `${row.done}`,
      row.dueOn ?? '',
      row.activeAt ? dayOf(row.activeAt, coordinator.timeZone) : '',
      row.score ? `${row.score.raw} of ${row.score.max}` : '',
      row.identifier,
      row.rank,
      row.division ?? '',
      row.cohorts ?? '',
      row.hiredOn ?? '',
      row.supervisor ?? '',
      ...(leftAt ? [dayOf(leftAt, coordinator.timeZone)] : []),
    ]
  }
}
