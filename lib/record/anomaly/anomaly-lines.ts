import type { Coordinator } from '@/lib/people/account/actor'
import { type AnomalyCursor, type AnomalyFilter, listAnomalies } from './queries'
import type { DispositionOutcome } from './schema'
import { anomalyKinds } from './thresholds'
import { measuredInWords } from './words'

const chunk = 500
const columns = [
  ['Name', 'Email', 'Time flag', 'Unit', 'Measured', 'Happened at'],
  ['State', 'Outcome', 'Reason', 'Decided at', 'Number'],
].flat()

/** Yields the header, then a line per flag. Reads in chunks to bound memory. */
export async function* anomalyLines(
  coordinator: Coordinator,
  filter: AnomalyFilter,
  textOf: (outcome: DispositionOutcome) => string,
): AsyncGenerator<string[]> {
  const { timeZone } = coordinator
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  yield columns
  let after: AnomalyCursor | null = null
  for (;;) {
    const rows = await listAnomalies(coordinator, filter, { after, limit: chunk })
    for (const row of rows) {
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
    const last = rows.at(-1)
    if (rows.length < chunk || !last) return
    after = last
  }
}
