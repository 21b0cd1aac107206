import { DataTable } from '@/app/_ui/data-table'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { mostAbsent } from '@/lib/people/import/list-absent'
import { newDivisionName } from '@/lib/people/import/new-divisions'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import type { PlannedRow } from '@/lib/people/import/planned-row'
import type { Table } from '@/lib/people/import/table'
import { fieldWords } from './mapping-form'

const states: Record<PlannedRow['state'], { text: string; kind: TagKind }> = {
  changed: { text: 'Changed', kind: 'info' },
  unchanged: { text: 'Unchanged', kind: 'neutral' },
  new: { text: 'New', kind: 'good' },
  invited: { text: 'Invited', kind: 'info' },
  error: { text: 'Error', kind: 'bad' },
}

const unconfirmed = { text: 'Address not confirmed', kind: 'warn' } as const

const names: Record<string, string> = {
  rank: 'rank or role',
  identifier: 'identifier',
  hiredOn: 'hired on',
  supervisor: 'supervisor',
  supervisorId: 'supervisor',
  divisionId: 'division',
}

/** Longer reports end here; the download of errors has all. */
const mostRows = 500

const sentences = (problems: PlannedRow['problems']) =>
  problems.map(({ field, message }) => (field === 'row' ? message : `${fieldWords[field]}: ${message}`)).join(' ')

export const rowProblems = ({ problems }: PlannedRow): string => sentences(problems)

function valuesOf(to: object): string {
  return Object.entries(to)
    .filter(([field, value]) => field !== 'name' && value !== '')
    .map(([field, value]) => {
      if (field === 'email') return value
      const created = field === 'divisionId' ? newDivisionName(value) : null
      if (created) return `new division ${created}`
      return field.endsWith('Id') ? (names[field] ?? field) : `${names[field] ?? field} ${value}`
    })
    .join('; ')
}

function whatChanges({ change, invitation, isUnconfirmed, state }: PlannedRow): string {
  if (isUnconfirmed) {
    const code = state === 'new' ? 'Saving makes a code' : 'There is a code'
    return `Someone joined with this address but has not confirmed it, so they get no details. ${code} to hand over.`
  }
  if (invitation) return invitation.invitationId ? 'The open invitation changes.' : valuesOf(invitation.to)
  return change ? valuesOf(change.to) : ''
}

function StateTag({ row: { state, isUnconfirmed } }: { row: PlannedRow }) {
  const { text, kind } = isUnconfirmed && state !== 'error' ? unconfirmed : states[state]
  return <Tag kind={kind}>{text}</Tag>
}

export function ImportReport({ home, plan, table }: { home: string; plan: ImportPlan; table: Table }) {
  const count = (state: PlannedRow['state']) => plan.rows.filter((row) => row.state === state).length
  const warned = plan.rows.filter(({ state, warnings }) => state !== 'error' && warnings.length > 0).length
  const { absent } = plan
  const shown = plan.rows.filter(
    ({ state, invitation, isUnconfirmed, warnings }) =>
      warnings.length > 0 || (state !== 'unchanged' && (state !== 'invited' || invitation !== null || isUnconfirmed)),
  )
  return (
    <>
      <p>
        {count('changed')} changed, {count('unchanged')} unchanged, {count('new')} new, {count('invited')} invited
        before, {count('error')} with errors.{warned > 0 && ` ${warned} of the others with a warning.`}
      </p>
      <NewDivisions names={plan.newDivisions} />
      <LeftOut table={table} />
      <DataTable
        caption="Row by row"
        columns={[
          { key: 'person', label: 'Person' },
          { key: 'line', label: 'Line', numeric: true },
          { key: 'state', label: 'What happens' },
          { key: 'why', label: 'Change, warning or error' },
        ]}
        rows={shown.slice(0, mostRows).map((row) => ({
          key: String(row.line),
          cells: [
            <bdi key="person">{row.name}</bdi>,
            row.line,
            <StateTag key="state" row={row} />,
            [rowProblems(row) || whatChanges(row), sentences(row.warnings)].filter((text) => text !== '').join(' '),
          ],
        }))}
        empty="Nothing would change."
      />
      {shown.length > mostRows && <p>The first {mostRows} rows are shown.</p>}
      <Absent home={home} absent={absent} isAnyoneHere={count('changed') + count('unchanged') > 0} />
    </>
  )
}

function NewDivisions({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <section>
      <h2>{names.length === 1 ? 'One new division' : `${names.length} new divisions`}</h2>
      <p>Saving creates them. If they are no divisions, set their column to “Not used” and check again.</p>
      <ul className="names">
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which sheet was read, and the rows that name nobody. */
function LeftOut({ table: { sheet, alike = [], skipped = [] } }: { table: Table }) {
  return (
    <>
      {sheet && (
        <p>
          Read from the sheet “<bdi>{sheet}</bdi>”.
          {alike.length > 0 && (
            <>
              {' '}
              Not read, with the same headings: <bdi>{alike.slice(0, 20).join(', ')}</bdi>. To import another sheet,
              save it as a file of its own.
            </>
          )}
        </p>
      )}
      {skipped.length > 0 && (
        <details className="fold">
          <summary>Lines that name no person: {skipped.length}</summary>
          <ul>
            {skipped.slice(0, mostRows).map(({ line, text }) => (
              <li key={line}>
                Line {line}: <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Folded when long: a list of new people leaves out everyone else. */
function Absent({ home, absent, isAnyoneHere }: { home: string; absent: ImportPlan['absent']; isAnyoneHere: boolean }) {
  if (absent.count === 0) return isAnyoneHere ? <p>Everyone in your organization is in this list.</p> : null
  const count = absent.count > mostAbsent ? 'more than 1,000' : absent.count
  return (
    <details className="fold" open={absent.count <= 20}>
      <summary>Not in your list: {count}</summary>
      <p>These people stay as they are. If someone has left, open their name to enter a last day.</p>
      <DataTable
        caption="People not in your list"
        columns={[{ key: 'person', label: 'Person' }]}
        rows={absent.shown.map(({ accountId, name }) => ({
          key: accountId,
          href: `${home}/people/${accountId}/removal`,
          cells: [<bdi key="person">{name}</bdi>],
        }))}
        empty=""
      />
    </details>
  )
}
