import type { Coordinator } from '@/lib/people/account/actor'
import { eachRow } from '@/lib/platform/each-row'
import { type AnomalyFilter, type AnomalyRow, listAnomalies } from './queries'
import type { DispositionOutcome } from './schema'
import { anomalyKinds } from './thresholds'
import { measuredInWords } from './words'

const columns = [
  ['Name', 'Email', 'Time flag', 'Unit', 'Measured', 'Happened at'],
  ['State', 'Outcome', 'Reason', 'Decided at', 'Number'],
].flat()

/** Yields the header, then a line per flag. */
export async function* anomalyLines(
  coordinator: Coordinator,
  filter: AnomalyFilter,
  textOf: (outcome: DispositionOutcome) => string,
): AsyncGenerator<string[]> {
  const { timeZone } = coordinator
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  yield columns
  for await (const row of eachRow<AnomalyRow>((page) => listAnomalies(coordinator, filter, page))) {
    yield [
      row.name,
      row.email,
      anomalyKinds[row.kind].title,
      row.unitId ?? '',
      measuredInWords(row.kind, row.facts),
      time.format(row.happenedAt),
      row.state === 'open' ? 'Open' : 'Reviewed',
      row.outcome ? textOf(row.outcome) : '',
      row.reason ?? '',
      row.disposedAt ? time.format(row.disposedAt) : '',
      row.id,
    ]
  }
}
