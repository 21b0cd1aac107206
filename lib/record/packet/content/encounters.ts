import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { rowsField } from '@/lib/audit/log/rows-field'
import { type EncounterRows, rowsHash } from '@/lib/training/encounter/rows-hash'
import type { LoggedRecord } from './read-person'

type Encounters = Pick<LoggedRecord, 'runs' | 'untoldRuns' | 'readings'>

/** A case that was played and one that was read look the same: others do not learn who took the equal-credit path. */
export function doneEncounters({ runs, untoldRuns, readings }: Encounters) {
  const played = runs.flatMap(({ id, end, ...run }) => (end && !untoldRuns.has(id) ? doneAt(run, end.endedAt) : []))
  const read = readings.map((one) => doneAt(one, one.readAt))
  return [...played, ...read].sort((a, b) => a.doneAt.getTime() - b.doneAt.getTime())
}

type Place = { unitId: string; enrollmentId: string; courseVersionId: string }

function doneAt({ unitId, enrollmentId, courseVersionId }: Place, at: Date) {
  return { unitId, enrollmentId, courseVersionId, doneAt: at }
}

/** Compares the log with the rows behind each entry, which packets leave out. */
export function encounterDifferences(rows: EncounterRows, log: readonly LoggedEntry[], name: string): string[] {
  return log.flatMap((one) => {
    const { entry, position, values } = one
    const { action, object, at } = entry
    if (earlier.includes(action)) return earlierDifferences(rows, one, name)
    const logged = values[rowsField]?.value
    // An erased value leaves nothing to compare with.
    if (action !== 'encounter.done' || !logged) return []
    const isLast = !log.some(
      (other) => other.position > position && other.entry.object === object && other.entry.at === at,
    )
    const unitId = object?.slice('unit:'.length) ?? ''
    const agrees = !isLast || rowsHash(rows, { unitId, until: new Date(at) }) === logged
    return agrees ? [] : [`${name}, ${object}: its runs, choices or readings are not those of entry ${position}`]
  })
}

/** Entries from before have a run's id, start, and ending. */
const earlier = ['encounter.started', 'encounter.ended']

function earlierDifferences({ runs }: EncounterRows, { entry, position }: LoggedEntry, name: string): string[] {
  const { action, object, at, details } = entry
  const run = runs.find(({ id }) => object === `walk:${id}`)
  if (!run) return [`${name}: the log has ${object} (${action}), but the record does not`]
  const { startedAt, endedAt, outcome } = run
  const moment = action === 'encounter.started' ? startedAt : endedAt
  const isSame = !('outcome' in details) || details.outcome === outcome
  if (isSame && moment?.toISOString() === at) return []
  return [`${name}, ${object}: its time or ending is not as logged (entry ${position}, ${action})`]
}
