import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { canonicalJson } from '@/lib/platform/file/canonical-json'

/** Undefined: not known, so nothing is compared. */
export type Facts = Record<string, unknown>

/** A row as the log has it. Later entries change its facts. */
export interface LoggedRow<Row extends Facts = Facts> {
  entry: LoggedEntry
  /** Whether this row of the database is the one. */
  matches(row: Row): boolean
  facts: Facts
}

interface Compared<Row extends Facts> {
  /** Of whom or which organization, as each sentence begins. */
  name: string
  /** The glossary's word for such a row. */
  what: string
  rows: readonly Row[]
  logged: readonly LoggedRow<Row>[]
  /** Tells rows of one name apart. Absent: there is only one. */
  label?: (row: Row) => unknown
}

/** Both ways: each row that does not follow from the log, and each entry whose row is gone. */
export function compareRows<Row extends Facts>({ name, what, rows, logged, label }: Compared<Row>): string[] {
  const left = new Set(rows)
  const placeOf = (row: Row) => (label ? `${name}, ${what} ${label(row)}` : name)
  const found = logged.flatMap(({ entry: { entry, position }, matches, facts }) => {
    const entryName = `entry ${position}, ${entry.action}`
    const row = [...left].find(matches)
    if (!row) return [`${name}: the record lacks the ${what} of ${entryName}`]
    left.delete(row)
    return Object.entries(facts).flatMap(([field, expected]) => {
      const actual = row[field]
      if (expected === undefined || actual === undefined) return []
      const [here, there] = [canonicalJson(actual), canonicalJson(expected)]
      return here === there
        ? []
        : [`${placeOf(row)}: ${field} is ${here} on record, but ${there} in the log (row of ${entryName})`]
    })
  })
  return [...found, ...[...left].map((row) => `${placeOf(row)}: the log has no entry for it`)]
}
