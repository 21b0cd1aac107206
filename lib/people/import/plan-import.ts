import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { hashOf } from '@/lib/content/course/hash'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type Absent, listAbsent } from './list-absent'
import { warnOfNamesakes } from './namesakes'
import { newDivisionNames, withNewDivisions } from './new-divisions'
import { rowKeys, rowPlanner } from './plan-rows'
import { plannedNames } from './planned-names'
import type { PlannedRow } from './planned-row'
import { type RosterLine, readCells } from './read-cells'
import { lockHolders, type RowKeys, readRoster } from './read-roster'
import type { Draft } from './save-draft'
import { refuseTakenIdentifiers } from './taken-identifiers'

export interface ImportPlan {
  rows: PlannedRow[]
  /** People of the organization who are not in the file; nothing happens to them. */
  absent: Absent
  /** Names of divisions that saving creates. */
  newDivisions: string[]
  /** Names of the divisions and supervisors in the rows, by id, address or identifier. */
  names: ReadonlyMap<string, string>
  /** Equal for equal plans, so that nothing is applied that was not shown. */
  digest: string
}

/** The identifier also as typed, because Postgres lowercases a few letters differently. */
function keysOf(lines: readonly RosterLine[]): RowKeys {
  const keys = lines.flatMap(({ cell }) => [
    ...[rowKeys(cell).email, cell('supervisor').toLowerCase()],
    ...[cell('identifier').toLowerCase(), cell('identifier')],
  ])
  const names = lines.map(({ cell }) => rowKeys(cell).name)
  const filled = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '')
  return { keys: filled(keys), names: filled(names) }
}

/** The people in the list can't change until the transaction ends. */
export function lockListed(tx: Statements, coordinator: Coordinator, draft: Draft): Promise<void> {
  return lockHolders(tx, coordinator, keysOf(readCells(draft)))
}

/** Reads and changes nothing. */
export async function planImport(
  on: Statements,
  coordinator: Coordinator,
  draft: Draft,
  now: Date,
): Promise<ImportPlan> {
  const read = readCells(draft)
  const roster = withNewDivisions(await readRoster(on, coordinator, { keys: keysOf(read), now }), read)
  const { planRow, seen } = rowPlanner(roster, read)
  const rows = await inPieces(read, planRow)
  refuseTakenIdentifiers(roster, rows)
  await warnOfNamesakes(on, coordinator, { invited: roster.invited, rows })
  const hashes = await inPieces(rows, ({ line, state, change, invitation }) =>
    hashOf([line, state, change, invitation]),
  )
  const digest = hashOf(hashes)
  const present = roster.learners.flatMap(({ accountId }) => (seen.has(accountId) ? accountId : []))
  const absent = await listAbsent(on, coordinator, present)
  return { rows, absent, newDivisions: newDivisionNames(rows), names: plannedNames(roster, read, rows), digest }
}

/** Twenty thousand rows at a time would hold all other requests for seconds. */
async function inPieces<Each, Made>(all: readonly Each[], make: (one: Each) => Made): Promise<Made[]> {
  const planRows: Made[] = []
  for (const [index, one] of all.entries()) {
    if (index % 500 === 0) await yieldToEventLoop()
    planRows.push(make(one))
  }
  return planRows
}

/** For a report: the plan as of now. */
export function checkImport(coordinator: Coordinator, draft: Draft, world = systemWorld): Promise<ImportPlan> {
  return planImport(db, coordinator, draft, world.now())
}
